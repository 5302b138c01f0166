// A Dockerfile whose base images are pinned by digest, with the digests that their tags have now.
import { currentDigest } from './digest.ts';

export interface Move {
  /** The build argument: RUNTIME_IMAGE. */
  readonly argument: string;
  /** With its tag, without a digest. */
  readonly image: string;
  readonly from: string;
  readonly to: string;
}

/** `ARG NAME=image:tag@sha256:…`: an image that is not pinned stays so. */
const pinned = /^ARG (\w+)=(\S+:[\w.-]+)@(sha256:[0-9a-f]{64})$/gm;

export async function movePins(
  dockerfile: string,
  lookUp: (image: string) => Promise<string> = currentDigest,
): Promise<{ readonly text: string; readonly moves: readonly Move[] }> {
  const moves = await Promise.all(
    [...dockerfile.matchAll(pinned)].map(async ([, argument = '', image = '', from = '']) => ({
      argument,
      image,
      from,
      to: await lookUp(image),
    })),
  );
  const text = moves.reduce(
    (before, { argument, image, from, to }) =>
      before.replace(`ARG ${argument}=${image}@${from}`, `ARG ${argument}=${image}@${to}`),
    dockerfile,
  );
  return { text, moves };
}
