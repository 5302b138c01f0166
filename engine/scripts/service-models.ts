// AWS's service models, as botocore carries them, which comes with the AWS CLI. The JavaScript clients' schemas leave out
// lengths, ranges, patterns and enumerated values, and these models have them.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** https://github.com/boto/botocore: botocore/data/<service>/<version>/service-2.json.gz */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

export interface ModelShape {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly sensitive?: boolean;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
}

/** botocore's folder of models; undefined where there is no botocore. */
export function modelsFolder(): string | undefined {
  try {
    const script = 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))';
    return execFileSync('python3', ['-c', script], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/** The newest model of a service, by botocore's name of it. */
export function serviceModel(folder: string, service: string): ServiceModel {
  const newest = readdirSync(join(folder, service)).sort().at(-1) ?? '';
  const file = join(folder, service, newest, 'service-2.json');
  const text = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
  return JSON.parse(text.toString()) as ServiceModel;
}
