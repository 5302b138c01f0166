import { expect, test } from 'vitest';
import { containerIsolation } from './container-isolation.ts';
import { taskVolume } from './volumes.ts';

test('what a container asks for reaches the container runtime', () => {
  const isolation = containerIsolation(
    {
      memoryReservation: 64,
      readonlyRootFilesystem: true,
      ulimits: [{ name: 'nofile', softLimit: 10, hardLimit: 20 }],
      systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
      extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.9' }],
      linuxParameters: {
        capabilities: { drop: ['ALL'] },
        initProcessEnabled: true,
        sharedMemorySize: 32,
        maxSwap: 0,
        tmpfs: [{ containerPath: '/scratch', size: 8 }],
        devices: [{ hostPath: '/dev/fuse', permissions: ['read'] }],
      },
    },
    512,
  );
  expect(isolation).toEqual({
    cpuLimit: 512,
    memoryReservationMiB: 64,
    readonlyRootFilesystem: true,
    ulimits: [{ name: 'nofile', softLimit: 10, hardLimit: 20 }],
    systemControls: { 'net.core.somaxconn': '1024' },
    extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.9' }],
    capabilities: { add: [], drop: ['ALL'] },
    initProcessEnabled: true,
    sharedMemoryMiB: 32,
    maxSwapMiB: 0,
    tmpfs: [{ containerPath: '/scratch', sizeMiB: 8 }],
    devices: [{ hostPath: '/dev/fuse', permissions: ['read'] }],
  });
});

const efs = (more: object) => ({ efsVolumeConfiguration: { fileSystemId: 'fs-1', ...more } });
const docker = { scope: 'task', autoprovision: false, driver: 'local', driverOptions: {}, labels: {} };

test.each([
  ['without configuration', {}, { kind: 'task' }],
  ['with an empty host', { host: {} }, { kind: 'task' }],
  ['of a folder', { host: { sourcePath: '/data' } }, { kind: 'host', sourcePath: '/data' }],
  ['of Docker', { dockerVolumeConfiguration: {} }, { kind: 'docker', ...docker }],
  ['of EFS', efs({ rootDirectory: '/a' }), { kind: 'efs', fileSystemId: 'fs-1', rootDirectory: '/a' }],
])('a volume %s reaches the container runtime', (_what, volume, expected) => {
  expect(taskVolume({ name: 'data', ...volume }, ({ rootDirectory }) => rootDirectory ?? '/')).toEqual({
    name: 'data',
    ...expected,
  });
});
