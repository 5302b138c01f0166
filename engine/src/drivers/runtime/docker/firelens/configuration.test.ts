import { expect, test } from 'vitest';
import type { LogRouterSpecification } from '../../../../contracts/runtime.ts';
import { containerOf, taskOf } from '../../testing/runtime-suite.ts';
import { routerFiles, tagOf } from './configuration.ts';

function filesOf(logRouter: LogRouterSpecification, options: Record<string, string>) {
  const router = containerOf('any', { name: 'router', logRouter });
  const web = containerOf('any', { routedLogs: { options } });
  const metadata = { Family: 'web', Revision: '7', Cluster: 'arn:aws:ecs:us-east-1:0:cluster/main' };
  return routerFiles({ ...taskOf(router, web), metadata }, router);
}

test('Fluent Bit gets an input for the engine, what ECS adds, and an output for each container', () => {
  const [file] = filesOf({ kind: 'fluentbit', addsMetadata: true }, { Name: 'http', Host: 'logs.example' });
  expect(file?.path).toBe('/fluent-bit/etc/fluent-bit.conf');
  expect(file?.text).toContain('[INPUT]\n    Name forward\n    Listen 0.0.0.0\n    Port 24224\n');
  expect(file?.text).toContain('    Record ecs_cluster main\n');
  expect(file?.text).toContain('    Record ecs_task_definition web:7\n');
  expect(file?.text).toContain('[OUTPUT]\n    Name http\n    Match web-firelens*\n    Host logs.example\n');
});

test('a configuration of S3 is included, and without metadata nothing is added', () => {
  const files = filesOf({ kind: 'fluentbit', addsMetadata: false, fetched: '[OUTPUT]' }, {});
  expect(files[1]).toEqual({ path: '/fluent-bit/etc/external.conf', text: '[OUTPUT]' });
  expect(files[0]?.text).toContain('@INCLUDE /fluent-bit/etc/external.conf\n');
  expect(files[0]?.text).not.toContain('record_modifier');
  expect(files[0]?.text).not.toContain('Match web-firelens');
});

test('Fluentd gets the same in its own form', () => {
  const [file] = filesOf(
    { kind: 'fluentd', addsMetadata: true, include: '/own.conf' },
    { '@type': 'http', endpoint: 'https://logs.example' },
  );
  expect(file?.path).toBe('/fluentd/etc/fluent.conf');
  expect(file?.text).toContain('@include /own.conf\n');
  expect(file?.text).toContain(
    '<match web-firelens**>\n    @type http\n    endpoint https://logs.example\n</match>\n',
  );
  expect(file?.text).toContain('</filter>');
});

test('the tag names the container and the task', () => {
  expect(tagOf(taskOf(), 'web')).toBe('web-firelens-0123456789abcdef0123456789abcdef');
});
