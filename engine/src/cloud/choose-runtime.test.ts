import { expect, test } from 'vitest';
import { chooseRuntime } from './choose-runtime.ts';

const nobody = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };

test('auto is process where no container engine answers', async () => {
  expect(await chooseRuntime('auto', nobody)).toBe('process');
});

test('docker without a container engine is refused, with what was tried and what to do', async () => {
  await expect(chooseRuntime('docker', nobody)).rejects.toThrow(
    /^--runtime docker needs Docker or Podman, and unix:\/\/\/nowhere\/docker\.sock does not answer \(.*\)\. Start one .* or use --runtime process\.$/,
  );
});

test('anything else is refused', async () => {
  await expect(chooseRuntime('vm', nobody)).rejects.toThrow(
    '--runtime vm: choose auto, docker, process or simulated.',
  );
});
