// The image of the container that holds a task's network while its own containers come and go, as the ECS agent's
// `amazon-ecs-pause` does. Its only file is a program of a hundred bytes that waits, so nothing has to be pulled.
import { pack } from 'tar-stream';
import { type EngineApi, EngineError, textOf } from '../api/engine-api.ts';

/** Podman's import names every image `latest`. */
export const pauseImage = 'localhost/drydock-pause:latest';
export const pauseProgram = '/pause';

interface Architecture {
  /** ELF's number for it. */
  readonly machine: number;
  readonly platform: string;
  readonly code: Buffer;
}

/** pause(2) again and again, whatever signal ends it. */
const x86: Architecture = {
  machine: 62,
  platform: 'linux/amd64',
  // mov eax, 34; syscall; jmp back
  code: Buffer.from('b8220000000f05ebf7', 'hex'),
};

/** There is no pause(2) on ARM: ppoll(2) of nothing, without a timeout. */
const arm: Architecture = {
  machine: 183,
  platform: 'linux/arm64',
  // mov x8, 73; mov x0..x3, 0; svc 0; b back
  code: words(0xd2800928, 0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd4000001, 0x17fffffa),
};

const architectures: Readonly<Record<string, Architecture>> = {
  x86_64: x86,
  amd64: x86,
  aarch64: arm,
  arm64: arm,
};

/** Makes the image unless it is there. @throws EngineError when the engine runs on another kind of processor. */
export async function ensurePauseImage(api: EngineApi, architecture: string): Promise<void> {
  try {
    await api.get(`/images/${pauseImage}/json`);
    return;
  } catch (error) {
    if (!(error instanceof EngineError) || error.status !== 404) throw error;
  }
  const target = architectures[architecture];
  if (!target)
    throw new EngineError(
      0,
      `tasks of several containers need amd64 or arm64, and this engine runs ${architecture}`,
    );
  const [repo, tag] = pauseImage.split(':');
  const stream = await api.stream('POST', '/images/create', {
    query: { fromSrc: '-', repo, tag, platform: target.platform },
    body: await archive(program(target)),
  });
  await textOf(stream);
}

async function archive(bytes: Buffer): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: pauseProgram.slice(1), mode: 0o755 }, bytes);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** An ELF executable of one segment: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
function program({ machine, code }: Architecture): Buffer {
  const base = 0x400000n;
  const headers = 64 + 56;
  const size = BigInt(headers + code.length);
  const elf = Buffer.alloc(headers);
  Buffer.from('7f454c46020101', 'hex').copy(elf);
  elf.writeUInt16LE(2, 16);
  elf.writeUInt16LE(machine, 18);
  elf.writeUInt32LE(1, 20);
  elf.writeBigUInt64LE(base + BigInt(headers), 24);
  elf.writeBigUInt64LE(64n, 32);
  elf.writeUInt16LE(64, 52);
  elf.writeUInt16LE(56, 54);
  elf.writeUInt16LE(1, 56);
  // The segment: the file itself, readable and executable.
  elf.writeUInt32LE(1, 64);
  elf.writeUInt32LE(5, 68);
  elf.writeBigUInt64LE(base, 80);
  elf.writeBigUInt64LE(base, 88);
  elf.writeBigUInt64LE(size, 96);
  elf.writeBigUInt64LE(size, 104);
  elf.writeBigUInt64LE(0x1000n, 112);
  return Buffer.concat([elf, code]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}
