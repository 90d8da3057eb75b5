import { addressOf } from '../../shell/screens';

/** Where something that is missing is given: the host's addresses are whole (/centres/…), or below the centre (settings, diagnosis#import). */
export function hrefOf(centre: string, href: string | null): string {
  if (href === null || href === '') {
    return addressOf(centre, 'diagnosis');
  }
  return href.startsWith('/') ? href : `/centres/${centre}/${href}`;
}
