// The checked-in templates and their constructs, as cfn-lint and the CDK's own command line see them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Template, template, templateFolder, templateTexts } from './checked-in-templates.ts';

const cfnLint = spawnSync('cfn-lint', ['--version']).status === 0;

test.skipIf(!cfnLint)(
  `cfn-lint has nothing to say${cfnLint ? '' : ' (skipped: cfn-lint is not installed)'}`,
  { timeout: 60_000 },
  () => {
    const files = [...templateTexts().keys()];
    const { stdout, stderr, status } = spawnSync('cfn-lint', ['--regions', 'us-east-1', '--', ...files], {
      cwd: templateFolder,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toBe('');
    expect(status).toBe(0);
  },
);

test("the CDK's own CLI synthesises the same stacks, with nested templates as assets", {
  timeout: 60_000,
}, () => {
  const output = mkdtempSync(join(tmpdir(), 'drydock-cdk-'));
  try {
    const { status, stderr } = spawnSync(
      join(templateFolder, '..', '..', 'node_modules', '.bin', 'cdk'),
      ['synth', '--quiet', '--no-notices', '--output', output],
      {
        cwd: join(templateFolder, '..'),
        encoding: 'utf8',
        env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_VALIDATION: 'true' },
      },
    );
    expect(status, stderr).toBe(0);
    const root = JSON.parse(readFileSync(join(output, 'Drydock.template.json'), 'utf8')) as Template;
    expect(Object.keys(root.Resources)).toEqual(Object.keys(template('root').Resources));
    expect(root.Parameters).not.toHaveProperty('TemplateBaseUrl');
    expect(JSON.stringify(root.Resources.Network)).toContain('cdk-hnb659fds-assets');
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
});
