// The resolver of containers: answers the cloud's names, and passes every other question on to this machine's own.
import { createSocket, type Socket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { type Answer, type Code, type Question, readQuestion, writeAnswer } from './message.ts';

export interface Looked {
  readonly code: Code;
  readonly answers: readonly Answer[];
}

/** Undefined for a name that the cloud does not know. */
export type LookUp = (question: Question) => Promise<Looked | undefined>;

const port = 53;
const upstreamMs = 5000;

export class Resolver {
  readonly #socket: Socket;
  readonly #lookUp: LookUp;
  readonly #asking = new Set<Socket>();

  private constructor(socket: Socket, lookUp: LookUp) {
    this.#socket = socket;
    this.#lookUp = lookUp;
    socket.on('message', (message, from) => {
      void this.#answer(message).then((answer) => {
        if (answer) socket.send(answer, from.port, from.address, () => {});
      });
    });
    // What cannot be delivered is asked for again.
    socket.on('error', () => {});
  }

  /** Rejects with the system's error where the port is taken, or the address is not this machine's. */
  static listen(address: string, lookUp: LookUp, at = port): Promise<Resolver> {
    const socket = createSocket('udp4');
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(at, address, () => {
        socket.off('error', reject);
        resolve(new Resolver(socket, lookUp));
      });
    });
  }

  get port(): number {
    return this.#socket.address().port;
  }

  close(): void {
    this.#socket.close();
    for (const socket of this.#asking) socket.close();
    this.#asking.clear();
  }

  async #answer(message: Buffer): Promise<Buffer | undefined> {
    const question = readQuestion(message);
    if (!question) return undefined;
    const known = await this.#lookUp(question).catch(() => undefined);
    if (known) return writeAnswer(question, known.code, known.answers);
    return (await this.#pass(message)) ?? writeAnswer(question, 2, []);
  }

  /** The first of this machine's name servers that answers. */
  async #pass(message: Buffer): Promise<Buffer | undefined> {
    for (const server of nameServers()) {
      const answer = await this.#ask(server, message);
      if (answer) return answer;
    }
    return undefined;
  }

  #ask(server: string, message: Buffer): Promise<Buffer | undefined> {
    const socket = createSocket('udp4');
    this.#asking.add(socket);
    return new Promise((resolve) => {
      const end = (answer?: Buffer) => {
        clearTimeout(timer);
        if (this.#asking.delete(socket)) socket.close();
        resolve(answer);
      };
      const timer = setTimeout(end, upstreamMs);
      socket.once('close', () => end());
      socket.once('error', () => end());
      socket.once('message', (answer) => end(answer));
      socket.send(message, port, server, (error) => error && end());
    });
  }
}

/** As /etc/resolv.conf has them now: a laptop changes networks. */
function nameServers(): string[] {
  try {
    const text = readFileSync('/etc/resolv.conf', 'utf8');
    return [...text.matchAll(/^\s*nameserver\s+([\d.]+)\s*$/gm)].map(([, address = '']) => address);
  } catch {
    return [];
  }
}
