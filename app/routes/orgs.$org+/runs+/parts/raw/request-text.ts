/** A request as the server rebuilds it; `[secret]` stands for each secret in its headers. */
export interface RawRequest {
  method: string;
  url: string;
  headers: readonly { name: string; value: string }[];
  body: string;
}

const secretMark = '[secret]';

/** The request as it stands on the wire, address first. */
export function requestText({ method, url, headers, body }: RawRequest): string {
  const head = [`${method} ${url}`, ...headers.map(({ name, value }) => `${name}: ${value}`)];
  return body === '' ? head.join('\n') : `${head.join('\n')}\n\n${body}`;
}

/** As a word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same request for a POSIX shell; secrets come from its variable SECRET. */
export function curlCommand({ method, url, headers, body }: RawRequest): string {
  const parts = [
    `curl -X ${method} ${quoted(url)}`,
    ...headers.map(({ name, value }) => {
      const pieces = `${name}: ${value}`.split(secretMark).map(quoted);
      return `-H ${pieces.join('"$SECRET"')}`;
    }),
    // Raw: curl would take the line breaks out, and read files for a body that begins with @.
    ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return parts.join(' \\\n  ');
}
