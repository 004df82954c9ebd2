import https from 'node:https';

/** A question to a provider; all of it is our own data but for the credential in a header. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Where and how questions are sent. Only tests give another one than `theWeb`: nothing in the environment or the repository can. */
export interface Wire {
  readonly request: typeof https.request;
  /** Instead of the provider's host and its port. */
  readonly to?: { readonly hostname: string; readonly port: number };
  /** In milliseconds, for the whole of a question. */
  readonly timeLimit: number;
}

export const theWeb: Wire = { request: https.request, timeLimit: 5000 };

/** An answer is read up to here, in bytes, judged, and dropped. */
const longestBody = 512 * 1024;

/**
 * Asks once. No redirect is followed, no proxy variable is read (an agent of its own knows none) and the certificate is checked whatever the
 * environment says. Undefined when there is no answer in time; the error is dropped, for it could quote the header.
 */
export const ask = ({ method, host, path, headers }: Question, { request, to, timeLimit }: Wire): Promise<Answer | undefined> =>
  new Promise((resolve) => {
    const silent = (): void => resolve(undefined);
    try {
      const sent = request({
        method,
        hostname: to?.hostname ?? host,
        port: to?.port ?? 443,
        path,
        headers: { host, accept: 'application/json', 'user-agent': 'policy-audit', ...headers },
        agent: false,
        rejectUnauthorized: true,
        signal: AbortSignal.timeout(timeLimit),
      });
      sent.on('error', silent);
      sent.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('error', silent);
        response.on('aborted', silent);
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > longestBody) sent.destroy();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
        response.on('close', silent);
      });
      sent.end();
    } catch {
      silent();
    }
  });
