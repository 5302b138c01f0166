// Writes the figures of EC2's instance types: `npm run generate`. They come from the list of DescribeInstanceTypes that
// moto carries (pip install moto). Without it the table stays as it is.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

interface Described {
  readonly CurrentGeneration: boolean;
  readonly BareMetal: boolean;
  readonly BurstablePerformanceSupported: boolean;
  readonly ProcessorInfo: { readonly SupportedArchitectures: readonly string[] };
  readonly VCpuInfo: { readonly DefaultVCpus: number };
  readonly MemoryInfo: { readonly SizeInMiB: number };
  readonly NetworkInfo: {
    readonly MaximumNetworkInterfaces: number;
    readonly Ipv4AddressesPerInterface: number;
  };
  readonly GpuInfo?: { readonly Gpus: readonly { readonly Count: number }[] };
}

export const file = new URL('../src/aws/ec2/generated/instance-types.json', import.meta.url);

/** The file's text; undefined where there is no moto. */
export function generateInstanceTypes(): string | undefined {
  let path: string;
  try {
    const script =
      'import importlib.util as u, os; print(os.path.join(u.find_spec("moto").submodule_search_locations[0], "ec2", "resources", "instance_types.json.gz"))';
    path = execFileSync('python3', ['-c', script], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
  const types: Record<string, Described> = JSON.parse(gunzipSync(readFileSync(path)).toString());
  const lines = Object.entries(types)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    // Macs run no containers of Linux or Windows.
    .filter(([, one]) => !one.ProcessorInfo.SupportedArchitectures.some((name) => name.endsWith('_mac')))
    .map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(rowOf(one))}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Members as in `InstanceTypeRow`. */
function rowOf(one: Described): readonly (number | string)[] {
  const flags = [
    one.ProcessorInfo.SupportedArchitectures.includes('arm64') ? 'a' : 'x',
    ...(one.BurstablePerformanceSupported ? ['b'] : []),
    ...(one.CurrentGeneration ? [] : ['p']),
    ...(one.BareMetal ? ['m'] : []),
  ].join('');
  const gpus = (one.GpuInfo?.Gpus ?? []).reduce((sum, { Count }) => sum + Count, 0);
  return [
    one.VCpuInfo.DefaultVCpus,
    one.MemoryInfo.SizeInMiB,
    one.NetworkInfo.MaximumNetworkInterfaces,
    one.NetworkInfo.Ipv4AddressesPerInterface,
    flags,
    ...(gpus > 0 ? [gpus] : []),
  ];
}

if (import.meta.main) {
  const text = generateInstanceTypes();
  if (text !== undefined) writeFileSync(file, text);
  else console.warn('There is no moto here (pip install moto): the table of instance types stays as it is.');
}
