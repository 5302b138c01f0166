// Code in a template (ZipFile), as the file that the handler is in, with the module that answers CloudFormation where
// the code asks for it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fflate } from '../../../kernel/lazily.ts';
import { invalid } from '../faults.ts';

const maxBytes = 4_194_304;

/** @param runtime decides the file's name: `index.py`, `index.mjs` for what looks like an ES module, else `index.js` */
export function zipInline(text: string, runtime: string | undefined): Uint8Array {
  if (Buffer.byteLength(text) > maxBytes) throw invalid('Inline code (ZipFile) cannot be larger than 4 MB');
  const files = runtime?.startsWith('python') ? pythonFiles(text) : nodeFiles(text);
  const bytes = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const);
  // A fixed time, so that the same text always gives the same bytes.
  return fflate().zipSync(Object.fromEntries(bytes), { mtime: new Date(946_728_000_000) });
}

function pythonFiles(text: string): Record<string, string> {
  return {
    'index.py': text,
    ...(/^\s*(import|from)\s+cfnresponse\b/m.test(text) && { 'cfnresponse.py': module('cfnresponse.py') }),
  };
}

function nodeFiles(text: string): Record<string, string> {
  const isModule = /^\s*(export\s|import\s[^(]*['"])/m.test(text);
  return {
    [isModule ? 'index.mjs' : 'index.js']: text,
    ...(/['"]cfn-response['"]/.test(text) && {
      'node_modules/cfn-response/index.js': module('cfn-response.cjs'),
      'node_modules/cfn-response/package.json': '{"name":"cfn-response","main":"index.js"}',
    }),
  };
}

const module = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
