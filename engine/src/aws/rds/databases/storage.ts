// What RDS demands of an instance's storage.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
import { invalidCombination, invalidValue } from '../faults.ts';

export interface Storage {
  readonly AllocatedStorage?: number | undefined;
  readonly MaxAllocatedStorage?: number | undefined;
  readonly StorageType?: string | undefined;
  readonly Iops?: number | undefined;
  readonly StorageThroughput?: number | undefined;
}

const leastGib: Readonly<Record<string, number>> = { standard: 5, gp2: 20, gp3: 20, io1: 100, io2: 100 };
const provisioned = ['io1', 'io2'];
const leastIopsPerGib = 0.5;
const mostIopsPerGib: Readonly<Record<string, number>> = { io1: 50, io2: 1_000 };

/** @throws InvalidParameterValue, InvalidParameterCombination */
export function checkStorage(engine: string, storage: Storage): void {
  const type = storageType(storage);
  const { AllocatedStorage: gib, MaxAllocatedStorage: most, Iops: iops } = storage;
  if (!Object.hasOwn(leastGib, type)) throw invalidValue(`Invalid storage type: ${type}`);
  if (provisioned.includes(type) && !iops)
    throw invalidCombination(`The storage type ${type} requires iops to be specified.`);
  const own = ['gp2', 'standard'].includes(type) ? iops : undefined;
  if (own || (type !== 'gp3' && storage.StorageThroughput))
    throw invalidCombination(
      `You can't specify ${own ? 'IOPS' : 'storage throughput'} for the storage type ${type}.`,
    );
  if (gib === undefined) return;
  if (gib < leastGib[type]!)
    throw invalidCombination(
      `Invalid storage size for engine name ${engine} and storage type ${type}: ${gib}`,
    );
  if (provisioned.includes(type)) checkRatio(engine, type, iops! / gib);
  const striped = stripedFrom(engine);
  if (type === 'gp3' && gib < striped && (iops || storage.StorageThroughput))
    throw invalidCombination(
      `You can't specify IOPS or storage throughput for engine ${engine} and a storage size less than ${striped}.`,
    );
  // The same size turns autoscaling off.
  if (most && most !== gib && most < gib * 1.1)
    throw invalidCombination('The maximum allocated storage must be increased by at least 10 percent.');
}

function checkRatio(engine: string, type: string, ratio: number): void {
  if (ratio < leastIopsPerGib || ratio > mostIopsPerGib[type]!)
    throw invalidCombination(
      `Invalid iops to storage (GB) ratio for engine name ${engine} and storage type ${type}: ${ratio.toFixed(4)}`,
    );
}

/** "The default is io1, if the Iops parameter is specified. Otherwise, the default is gp3." */
export const storageType = ({ StorageType: type, Iops: iops }: Storage): string =>
  type ?? (iops ? 'io1' : 'gp3');

/** The IOPS and the throughput (MiB/s) that a gp3 volume has by itself. */
export const baselineOf = (engine: string, { AllocatedStorage: gib = 0 }: Storage) =>
  gib < stripedFrom(engine)
    ? { Iops: 3_000, StorageThroughput: 125 }
    : { Iops: 12_000, StorageThroughput: 500 };

/** The size in GiB from which a volume is four: only then its IOPS can be chosen. SQL Server's never are. */
function stripedFrom(engine: string): number {
  if (engine.startsWith('sqlserver')) return 0;
  return engine.startsWith('oracle') ? 200 : 400;
}
