import { createServer, type Socket } from 'node:net';
import { listeningPort } from './loopback-server.ts';

export type ReceivedMail = {
  from: string;
  to: string[];
  /** The message as sent, headers included, with `\n` line ends. */
  raw: string;
};

export type SmtpDouble = {
  /** `smtp://127.0.0.1:<port>`. */
  url: string;
  requests: ReceivedMail[];
  /** `user:password` of each sign-in. */
  logins: string[];
  close(): Promise<void>;
};

export type SmtpDoubleOptions = {
  port?: number;
  /** Refuses every recipient with this line, such as `550 No such user`. */
  refusal?: string;
  /** Offers and accepts `AUTH PLAIN`. */
  offersLogin?: boolean;
};

const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

function serve(
  socket: Socket,
  double: Pick<SmtpDouble, 'requests' | 'logins'>,
  options: SmtpDoubleOptions,
): void {
  let mail: ReceivedMail = { from: '', to: [], raw: '' };
  let body: string[] | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);

  const command = (line: string) => {
    const verb = line.split(/[ :]/)[0]?.toUpperCase();
    if (verb === 'EHLO')
      return say(options.offersLogin ? '250-double\r\n250 AUTH PLAIN' : '250 double');
    if (verb === 'AUTH') {
      const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
        .toString('utf8')
        .split('\0');
      double.logins.push(`${user}:${password}`);
      return say('235 Welcome');
    }
    if (verb === 'MAIL') {
      mail = { from: address(line), to: [], raw: '' };
      return say('250 OK');
    }
    if (verb === 'RCPT') {
      if (options.refusal !== undefined) return say(options.refusal);
      mail.to.push(address(line));
      return say('250 OK');
    }
    if (verb === 'DATA') {
      body = [];
      return say('354 Go on');
    }
    if (verb === 'QUIT') return socket.end('221 Bye\r\n');
    return say('250 OK');
  };

  const take = (line: string) => {
    if (body === null) return command(line);
    if (line !== '.') return body.push(line.replace(/^\.\./, '.'));
    double.requests.push({ ...mail, raw: body.join('\n') });
    body = null;
    return say('250 Queued');
  };

  let rest = '';
  say('220 double');
  socket.setEncoding('utf8').on('data', (data) => {
    const lines = (rest + data).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  socket.on('error', () => socket.destroy());
}

/** A mail server on loopback that keeps what it receives and sends nothing on. */
export async function startSmtpDouble(options: SmtpDoubleOptions = {}): Promise<SmtpDouble> {
  const kept: Pick<SmtpDouble, 'requests' | 'logins'> = { requests: [], logins: [] };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, kept, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    ...kept,
    url: `smtp://127.0.0.1:${listeningPort(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
