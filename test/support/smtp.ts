import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail that a server took, whole. */
export interface Taken {
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

/** What the server does with the next mails, in turn; `take` when nothing more is said. */
export type Mood = 'take' | 'later' | 'never' | 'cut';

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

/** A real mail server on this machine, with moods. */
export async function smtpServer(...moods: Mood[]) {
  const taken: Taken[] = [];
  let greeted = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      password === 'mat-khau-thu' ? done(null, { user: username }) : done(refusal(535, 'no')),
    onRcptTo: (_address, _session, done) => {
      greeted++;
      const mood = moods[0] ?? 'take';
      if (mood === 'never') moods.shift();
      done(mood === 'never' ? refusal(550, 'no such mailbox') : null);
    },
    onData: (stream, session, done) => {
      const mood = moods.shift() ?? 'take';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        // The line goes dead in the middle of the letter.
        if (mood === 'cut') sever(server);
      });
      stream.on('end', () => {
        if (mood === 'later') return done(refusal(451, 'come back later'));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        taken.push({
          from,
          to: rcptTo.map(({ address }) => address).join(),
          source: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://van-phong:mat-khau-thu@127.0.0.1:${port}`,
    taken,
    tries: () => greeted,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Cuts every line to the server. */
function sever(server: SMTPServer): void {
  for (const connection of server.connections as Set<{ _socket: { destroy(): void } }>)
    connection._socket.destroy();
}
