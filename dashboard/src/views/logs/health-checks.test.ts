// Which lines are about health checks.
import { expect, it } from 'vitest';
import { healthCheckFinder } from './health-checks.ts';

const group = (healthPath: string) => ({ arn: healthPath, name: healthPath, healthPath, targets: [] });
const isCheck = healthCheckFinder([group('/health'), group('/'), group('')]);

it.each([
  ['{"path":"/health","status":200}', true],
  ['127.0.0.1 - "GET /health HTTP/1.1" 200', true],
  ['GET / 200 "ELB-HealthChecker/2.0"', true],
  ['{"path":"/","status":200}', false],
  ['GET /healthy HTTP/1.1', false],
  ['', false],
])('%s: %j', (line, expected) => {
  expect(isCheck(line)).toBe(expected);
});
