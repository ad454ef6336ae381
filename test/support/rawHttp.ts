import { connect } from 'node:net';

/** What came back over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function parse(bytes: Buffer): RawAnswer {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const body = bytes.subarray(end + 4).toString('utf8');
  return { status: Number(first.split(' ')[1]), headers, body };
}

/** Sends exactly these bytes (latin1) to a port of this machine, and reads until the other side closes. */
export function sendRaw(port: number, request: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) =>
      chunks.length > 0 ? resolve(parse(Buffer.concat(chunks))) : reject(error),
    );
    socket.on('close', () => resolve(parse(Buffer.concat(chunks))));
  });
}

/** A GET of a raw target, nothing encoded or normalised on the way. */
export function getRaw(port: number, target: string, headers = 'Host: stamp\r\n'): Promise<RawAnswer> {
  return sendRaw(port, `GET ${target} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
}
