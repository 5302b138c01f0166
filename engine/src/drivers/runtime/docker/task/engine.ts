// What a task needs of the container engine that runs it.
import type { DriverHost } from '../../../../contracts/driver.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { EngineFacts } from '../connect/facts.ts';
import type { Images } from '../images/pull.ts';
import type { Names } from '../names/names.ts';
import type { Metadata } from '../network/metadata.ts';

export interface Engine {
  readonly host: DriverHost;
  readonly api: EngineApi;
  readonly facts: EngineFacts;
  readonly images: Images;
  readonly metadata: Metadata;
  readonly names: Names;
  readonly owner: string;
}
