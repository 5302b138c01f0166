import { expect, test } from 'vitest';
import { Ids } from '../../../kernel/ids.ts';
import { readUserData } from './user-data.ts';

const read = (script: string) => readUserData(Buffer.from(script).toString('base64'));

test.each([
  ['echo', 'echo ECS_CLUSTER=demo >> /etc/ecs/ecs.config'],
  ['a quoted echo', `echo "ECS_CLUSTER=demo" >> /etc/ecs/ecs.config`],
  ['echo without spaces around the redirection', 'echo ECS_CLUSTER=demo>>/etc/ecs/ecs.config'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell variable.
  ['a variable', 'NAME=demo\necho "ECS_CLUSTER=${NAME}" >> /etc/ecs/ecs.config'],
  ['printf', String.raw`printf 'ECS_CLUSTER=%s\n' demo > /etc/ecs/ecs.config`],
  ['a here-document', `cat <<'EOF' >> /etc/ecs/ecs.config\nECS_CLUSTER=demo\nEOF`],
  ['a here-document after its file', 'cat > /etc/ecs/ecs.config <<EOF\nECS_CLUSTER=demo\nEOF'],
  ['tee', 'echo ECS_CLUSTER=demo | sudo tee -a /etc/ecs/ecs.config'],
  ['tee with a here-document', 'tee /etc/ecs/ecs.config <<-EOT\n\tECS_CLUSTER=demo\n\tEOT'],
  ['a group', '{\necho ECS_CLUSTER=demo\necho ECS_LOGLEVEL=info\n} >> /etc/ecs/ecs.config'],
])('the cluster is read from %s', (_, script) => {
  expect(read(`#!/bin/bash -xe\n${script}\n`).agentSettings).toMatchObject({ ECS_CLUSTER: 'demo' });
});

test('settings accumulate, and a single > truncates the file first', () => {
  const { agentSettings } = read(
    [
      '#!/bin/bash',
      'echo ECS_CLUSTER=old >> /etc/ecs/ecs.config',
      'echo ECS_CLUSTER=new > /etc/ecs/ecs.config',
      `echo 'ECS_INSTANCE_ATTRIBUTES={"stack":"blue"}' >> /etc/ecs/ecs.config`,
    ].join('\n'),
  );
  expect(agentSettings).toEqual({ ECS_CLUSTER: 'new', ECS_INSTANCE_ATTRIBUTES: '{"stack":"blue"}' });
});

test.each([
  ['-e $?', '/opt/aws/bin/cfn-signal -e $? --stack demo --resource Group --region us-east-1'],
  ['continued lines', '/opt/aws/bin/cfn-signal -e $? \\\n  --stack demo \\\n  --resource Group'],
  ['joined options', 'cfn-signal --exit-code=0 --stack=demo --resource=Group'],
  ['variables', 'STACK="demo"\ncfn-signal -s true --stack "$STACK" --resource Group'],
])('a success is signalled with %s', (_, script) => {
  expect(read(`#!/bin/bash\n${script}`).signals).toEqual([
    { stack: 'demo', resource: 'Group', success: true },
  ]);
});

test('the exit trap that the CDK generates signals success once', () => {
  const { signals } = read(`#!/bin/bash
function exitTrap(){
exitCode=$?
/opt/aws/bin/cfn-signal --stack Demo --resource asg --region eu-west-1 -e $exitCode || echo 'Failed to send Cloudformation Signal'
}
trap exitTrap EXIT
echo ECS_CLUSTER=demo >> /etc/ecs/ecs.config`);
  expect(signals).toEqual([{ stack: 'Demo', resource: 'asg', success: true }]);
});

test('a signal that is sent only after a failure is skipped, and an unconditional failure is sent', () => {
  const { signals } = read(`#!/bin/bash
yum install -y jq || cfn-signal -e 1 --stack s --resource r
trap 'cfn-signal -e 1 --stack s --resource r' ERR
cfn-signal -e 1 --stack s --resource r2`);
  expect(signals).toEqual([{ stack: 's', resource: 'r2', success: false }]);
});

test('commands that are not carried out are listed, and so is the reason why a script is not read', () => {
  const script = read('#!/bin/bash\nset -e\nyum update -y # now\ncfn-signal --stack $(x) --resource r');
  expect(script.ignored[0]).toBe('yum update -y');
  expect(script.ignored[1]).toContain('only known when the script runs');
  expect(read('#include\nhttps://example.com').ignored).toEqual([
    '#include (Drydock reads shell scripts, cloud-config and settings of Bottlerocket)',
  ]);
});

test('cloud-config is read for the files that it writes and the commands that it runs', () => {
  const { agentSettings, signals, ignored } = read(`#cloud-config
packages: [jq]
write_files:
  - path: /etc/ecs/ecs.config
    content: |
      ECS_CLUSTER=demo
      ECS_LOGLEVEL=info
runcmd:
  - [cfn-signal, --stack, s, --resource, r]
  - yum update -y
`);
  expect(agentSettings).toEqual({ ECS_CLUSTER: 'demo', ECS_LOGLEVEL: 'info' });
  expect(signals).toEqual([{ stack: 's', resource: 'r', success: true }]);
  expect(ignored).toEqual(['yum update -y', 'cloud-config: packages']);
});

test('the reader accepts any text', () => {
  const random = new Ids('user data');
  const bits = [
    '#!/bin/sh\n',
    '#cloud-config\n',
    'echo ',
    'ECS_CLUSTER=a ',
    '>> ',
    '/etc/ecs/ecs.config',
    '\n',
  ];
  bits.push(
    '"',
    "'",
    '`',
    '$(',
    ')',
    '{ ',
    '}',
    ' | tee ',
    '<<EOF\n',
    'EOF',
    '\\',
    '&&',
    '||',
    ';',
    'cfn-signal --stack ',
  );
  bits.push(
    '--$',
    'x',
    '=',
    'trap ',
    'EXIT',
    'function f() {',
    '- [',
    ': ',
    'é',
    '\u0000',
    '#',
    '$?',
    '--resource',
  );
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: random.below(30) }, () => bits[random.below(bits.length)]).join('');
    const plan = read(round % 2 ? `#!/bin/bash\n${text}` : text);
    expect(
      plan.signals.every(({ stack, resource }) => stack && resource),
      text,
    ).toBe(true);
  }
});

test('the scripts of a MIME archive are read', () => {
  const { agentSettings } = read(
    [
      'Content-Type: multipart/mixed; boundary="==B=="',
      'MIME-Version: 1.0',
      '',
      '--==B==',
      'Content-Type: text/x-shellscript; charset="us-ascii"',
      '',
      '#!/bin/bash',
      'echo ECS_CLUSTER=mime >> /etc/ecs/ecs.config',
      '',
      '--==B==--',
    ].join('\n'),
  );
  expect(agentSettings).toEqual({ ECS_CLUSTER: 'mime' });
});

test('no user data asks for nothing', () => {
  expect(readUserData(undefined)).toMatchObject({ agentSettings: {}, signals: [] });
});
