import type { Problem } from './types';

/** What the host answers instead of what was asked. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
    readonly problems: readonly Problem[] = [],
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(sentence);
    this.name = 'Failure';
  }

  /** The host was not reached at all. */
  get unreachable(): boolean {
    return this.status === 0;
  }
}

let language = 'fr';

/** The language in which the host makes its texts. */
export function speak(next: string): void {
  language = next;
}

export function address(path: string, query: Record<string, string | undefined> = {}): string {
  const parameters = new URLSearchParams({ language });
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, value);
    }
  }
  return `/api${path}?${parameters}`;
}

const unsafe = { 'X-Plateau': '1' };

export async function get<T>(path: string, query?: Record<string, string | undefined>, signal?: AbortSignal): Promise<T> {
  return ask<T>(address(path, query), { signal: signal ?? null });
}

export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, query?: Record<string, string | undefined>): Promise<T> {
  return ask<T>(address(path, query), {
    method,
    headers: body === undefined ? unsafe : { ...unsafe, 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw new Failure(0, 'unreachable', '');
  }
  const text = await response.text();
  if (!response.ok) {
    throw failureOf(response.status, text);
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function failureOf(status: number, text: string): Failure {
  const body = objectIn(text);
  const problems = Array.isArray(body['problems']) ? (body['problems'] as Problem[]) : [];
  return new Failure(status, typeof body['code'] === 'string' ? body['code'] : String(status), typeof body['title'] === 'string' ? body['title'] : '', problems, body);
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Sends a file's bytes as they are, saying how much has gone: fetch cannot. */
export function upload<T>(path: string, file: File, progress: (share: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path, { name: file.name }));
    request.setRequestHeader('X-Plateau', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => progress(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
      } else {
        reject(failureOf(request.status, request.responseText));
      }
    };
    request.onerror = () => reject(new Failure(0, 'unreachable', ''));
    request.onabort = () => reject(new Failure(0, 'aborted', ''));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
