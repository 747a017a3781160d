// Talks HTTP to the service and turns every refusal into one kind of error.
// Knows cookies, CSRF and problem documents; knows nothing of tickets or screens.

export interface Problem {
  status: number;
  code: string;
  detail: string;
  body: Record<string, unknown>;
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: Record<string, unknown>;
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail || problem.code);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.body = problem.body;
    this.retryAfter = retryAfter;
  }

  /** True where the same request may well succeed a moment later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const code_of_status: Record<number, string> = {
  400: 'invalid_field',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_long',
  422: 'invalid_field',
  429: 'rate_limited',
};

export type Query = Record<string, string | number | null | undefined>;

export interface Options {
  fetch?: typeof fetch;
  base?: string;
  timeoutMs?: number;
  onUnauthorized?: () => void;
}

export class Api {
  csrf = '';
  onUnauthorized: () => void;
  private readonly fetch_: typeof fetch;
  private readonly base: string;
  private readonly timeoutMs: number;

  constructor(options: Options = {}) {
    this.fetch_ = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.base = options.base ?? '/api/v1';
    this.timeoutMs = options.timeoutMs ?? 15000;
    this.onUnauthorized = options.onUnauthorized ?? (() => {});
  }

  get<T>(path: string, query: Query = {}): Promise<T> {
    return this.send<T>('GET', path + asQuery(query));
  }
  post<T>(path: string, body: unknown = {}, key?: string): Promise<T> {
    return this.send<T>('POST', path, body, key);
  }
  patch<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PATCH', path, body);
  }
  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, body);
  }
  delete<T>(path: string): Promise<T> {
    return this.send<T>('DELETE', path);
  }

  private async send<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
    const response = await this.ask(method, path, body, key);
    const json = await readJson(response);
    if (response.ok) return json as T;
    const error = refusal(response, json);
    if (error.status === 401 && path !== '/login') this.onUnauthorized();
    throw error;
  }

  private async ask(method: string, path: string, body: unknown, key?: string): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (method !== 'GET' && this.csrf) headers['X-CSRF-Token'] = this.csrf;
    if (key) headers['Idempotency-Key'] = key;
    const init: RequestInit = {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(this.timeoutMs),
    };
    if (body !== undefined) init.body = JSON.stringify(body);
    try {
      return await this.fetch_(this.base + path, init);
    } catch {
      throw new ApiError({ status: 0, code: 'offline', detail: '', body: {} });
    }
  }
}

/** `?a=1&b=2` without the empty ones. */
export function asQuery(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function refusal(response: Response, json: unknown): ApiError {
  const body = (json && typeof json === 'object' ? json : {}) as Record<string, unknown>;
  const fallback = code_of_status[response.status] ?? 'unavailable';
  const wait = Number(response.headers.get('Retry-After'));
  return new ApiError(
    {
      status: response.status,
      code: typeof body.code === 'string' ? body.code : fallback,
      detail: typeof body.detail === 'string' ? body.detail : '',
      body,
    },
    Number.isFinite(wait) && wait > 0 ? wait : null,
  );
}
