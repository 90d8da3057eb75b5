import { vi } from 'vitest';

type Answer = (body: unknown, query: URLSearchParams) => unknown;

/** What a host answers instead of what was asked. */
export class Refusal {
  constructor(readonly status: number, readonly body: object) {}
}

/** A host of a few routes: "GET /centres" to an answer. What is not there is not found. */
export function answer(routes: Record<string, Answer>): ReturnType<typeof vi.fn> {
  const asked = vi.fn((url: string, init?: RequestInit) => {
    const { pathname, searchParams } = new URL(url, 'http://host');
    const route = routes[`${init?.method ?? 'GET'} ${pathname.replace(/^\/api/, '')}`];
    const said = route === undefined ? new Refusal(404, { code: 'not-found', title: 'Introuvable' }) : route(typeof init?.body === 'string' ? JSON.parse(init.body) : undefined, searchParams);
    const [status, body] = said instanceof Refusal ? [said.status, said.body] : [200, said];
    return Promise.resolve(new Response(body === undefined ? '' : JSON.stringify(body), { status }));
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}
