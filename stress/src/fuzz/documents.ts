// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are variables of Dockerfiles.
// Documents that drivers read and no API call reaches at once: Dockerfiles, buildspecs and archives. Each parser is called
// directly; what it refuses, it must refuse with its own kind of error.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzip } from '../../../engine/src/drivers/archives/unzip.ts';
import { parseBuildspec } from '../../../engine/src/drivers/build-runner/buildspec.ts';
import { PhaseFailure } from '../../../engine/src/drivers/build-runner/failure.ts';
import { DockerfileFailure } from '../../../engine/src/drivers/image-builder/dockerfile/failure.ts';
import { parseDockerfile } from '../../../engine/src/drivers/image-builder/dockerfile/parse.ts';
import {
  expandWord,
  keyValues,
  splitWords,
} from '../../../engine/src/drivers/image-builder/dockerfile/words.ts';
import { randomZip } from './archives.ts';
import type { Random } from './random.ts';
import { damaged } from './templates.ts';
import { hostileText } from './texts.ts';

const instructions = [
  'FROM node:24 AS build',
  'FROM ${BASE:-node:24}',
  'FROM --platform=linux/amd64 scratch',
  'ARG BASE=node:24',
  'ARG ${X',
  'ENV A=1 B="two words" C=\\',
  'ENV A ${A:+${B:-${C}}}',
  'RUN --mount=type=cache,target=/x npm ci',
  'RUN ["a", "b"',
  'RUN <<EOF\necho a\nEOF',
  'RUN <<EOF <<"B C"\na\nEOF\nb',
  'COPY --from=build --chown=1:1 . .',
  'COPY ["a", "b c", "/d/"]',
  'ADD https://example.com/x /y',
  'EXPOSE 80/tcp $PORT',
  'HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1',
  'HEALTHCHECK --interval=99999999999h NONE',
  'WORKDIR ../../..',
  'LABEL a=b "c d"=e',
  'SHELL []',
  'USER ${u}:${g}',
  'VOLUME ["/a"]',
  'ONBUILD RUN x',
  '# escape=`',
  '# syntax=docker/dockerfile:1',
  'CMD ["node", "index.js"]',
  'ENTRYPOINT node',
  'STOPSIGNAL 9',
];

const buildspecs = [
  'version: 0.2\nphases:\n  build:\n    commands:\n      - npm ci\n      - npm test\n',
  'version: 0.2\nenv:\n  variables:\n    A: 1\n  exported-variables: [A]\nphases:\n  install:\n    runtime-versions:\n      nodejs: 24\n    on-failure: RETRY-3\nartifacts:\n  files: ["**/*"]\n  secondary-artifacts:\n    a:\n      files: x\n',
  '{"version":"0.2","phases":{"build":{"commands":["a"],"finally":["b"]}}}',
  'a: &a [*a, *a]\nversion: *a',
  `version: 0.2\nphases: ${'['.repeat(5000)}`,
  ['version: &v0 [x, x]', ...Array.from({ length: 25 }, (_, i) => `k${i}: &v${i + 1} [*v${i}, *v${i}]`)].join(
    '\n',
  ),
  'version: 0.2\nphases:\n  build: null\n',
  'version: 0.2\nphases:\n  build:\n    commands: {a: b}\n',
  'version: 0.2\nphases:\n  constructor:\n    commands: [a]\n',
];

/** Why a parser failed in a way that it must not; undefined when all is well. */
export async function fuzzDocument(
  random: Random,
): Promise<{ readonly document: string; readonly error: unknown } | undefined> {
  const kind = random.pick(['Dockerfile', 'words', 'buildspec', 'zip'] as const);
  if (kind === 'zip') return unzipped(randomZip(random));
  const document =
    kind === 'buildspec'
      ? maybeDamaged(random.pick(buildspecs), random)
      : kind === 'words'
        ? maybeDamaged(random.chance(0.5) ? random.pick(instructions) : hostileText(random), random)
        : maybeDamaged(
            Array.from({ length: random.below(8) }, () => random.pick(instructions)).join('\n'),
            random,
          );
  try {
    if (kind === 'Dockerfile') parseDockerfile(document);
    else if (kind === 'buildspec') parseBuildspec(document);
    else {
      const variables = { A: '1', B: 'two', __proto__: 'x' } as never;
      for (const word of splitWords(document)) expandWord(word, variables);
      keyValues(document, variables);
    }
    return undefined;
  } catch (error) {
    if (error instanceof DockerfileFailure || error instanceof PhaseFailure) return undefined;
    return { document: `${kind}: ${document.slice(0, 2000)}`, error };
  }
}

const maybeDamaged = (text: string, random: Random) => (random.chance(0.4) ? damaged(text, random) : text);

/** Whatever the archive, nothing lands outside the folder. */
async function unzipped(bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-fuzz-zip-'));
  try {
    await unzip(bytes, join(folder, 'inner')).catch(() => undefined);
    const outside = readdirSync(folder).filter((name) => name !== 'inner');
    return outside.length > 0
      ? {
          document: `zip: ${Buffer.from(bytes).toString('base64')}`,
          error: new Error(`wrote ${outside.join(', ')} outside`),
        }
      : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
