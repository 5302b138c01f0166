// What there is to call: each service with its operations' schemas and its enumerations, from the SDK.
import { services } from '../../../engine/src/aws/services.ts';
import { directoryOf, type WireService } from '../../../engine/src/wire/identify.ts';
import { loadSchemas, type ServiceSchemas } from '../../../engine/src/wire/schemas.ts';

export interface Target {
  readonly service: WireService;
  readonly schemas: ServiceSchemas;
  readonly implemented: readonly string[];
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

export async function targets(): Promise<Target[]> {
  const directory = directoryOf(services);
  return Promise.all(
    services.map(async ({ id, client, operations, wire }) => {
      const service = directory.find(
        { headers: {}, method: 'POST', path: '/', query: new URLSearchParams() },
        wire.signingNames?.[0] ?? id,
      )!;
      return {
        service,
        schemas: await loadSchemas(service),
        implemented: Object.keys(operations),
        enums: enumsOf(await client()),
      };
    }),
  );
}

/** SDK clients export each enumeration as an object whose values are texts. */
function enumsOf(client: object): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(client)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const values = Object.values(value);
    if (values.length > 0 && values.every((each) => typeof each === 'string'))
      found.set(name.toLowerCase(), values);
  }
  return found;
}
