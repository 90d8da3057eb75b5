import { addressOf, screens } from '../../shell/screens';

/** Where something that is missing is given: the host names a view, or a step of the diagnosis. */
export function hrefOf(centre: string, place: string): string {
  const screen = screens.find((one) => one.key === place);
  return screen === undefined ? addressOf(centre, 'diagnosis', place) : addressOf(centre, screen.key);
}
