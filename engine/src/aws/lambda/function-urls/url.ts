// Function URLs: hosts of loopback at the engine's own port, `http://<id>.lambda-url.<region>.localhost:4566/`. What calls
// them is answered in cloud/function-url-calls.ts. https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
import type { FunctionUrlConfig } from '@aws-sdk/client-lambda';
import { type NameRecord, nameKey, names } from '../../../contracts/names.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalid, urlNotFound } from '../faults.ts';
import { findFunction } from '../find.ts';
import { type FunctionUrlRecord, functionUrls } from '../state.ts';

interface Named {
  readonly FunctionName?: string | undefined;
  readonly Qualifier?: string | undefined;
}

export const hostOf = ({ id }: FunctionUrlRecord, region: string) => `${id}.lambda-url.${region}.localhost`;

/** A URL is of a function or of an alias, not of a version. @throws ResourceNotFoundException */
export function urlKey(input: Named, ctx: Context) {
  const { record, qualifier } = findFunction(input.FunctionName, ctx, input.Qualifier);
  if (/^\d+$/.test(qualifier ?? '')) throw invalid('A function URL is of a function or of an alias.');
  return { key: `${record.name}:${qualifier ?? '$LATEST'}`, functionName: record.name, qualifier };
}

/** @throws ResourceNotFoundException */
export function requireUrl(input: Named, ctx: Context): FunctionUrlRecord {
  const found = ctx.get(functionUrls, urlKey(input, ctx).key);
  if (!found) throw urlNotFound();
  return found;
}

export const keyOf = ({ functionName, qualifier = '$LATEST' }: FunctionUrlRecord) =>
  `${functionName}:${qualifier}`;

function nameOf(url: FunctionUrlRecord, region: string): NameRecord {
  return {
    owner: `lambda-url/${url.id}`,
    zoneId: 'lambda-url',
    name: hostOf(url, region),
    type: 'A',
    ttl: 60,
    policy: 'one',
    values: ['127.0.0.1'],
  };
}

/** Writes a URL, and its name, which tasks resolve. */
export function putUrl(url: FunctionUrlRecord, ctx: Context): void {
  ctx.put(functionUrls, keyOf(url), url);
  const name = nameOf(url, ctx.region);
  ctx.put(names, nameKey(name), name);
}

export function deleteUrl(url: FunctionUrlRecord, ctx: Context): void {
  ctx.delete(functionUrls, keyOf(url));
  ctx.delete(names, nameKey(nameOf(url, ctx.region)));
}

export function urlView(
  url: FunctionUrlRecord,
  ctx: Context,
): Required<Omit<FunctionUrlConfig, 'Cors'>> & FunctionUrlConfig {
  const { functionName, qualifier, createdAt, modifiedAt, authType, invokeMode, cors } = url;
  const suffix = qualifier === undefined ? '' : `:${qualifier}`;
  const port = new URL(ctx.endpoint).port;
  return {
    FunctionUrl: `http://${hostOf(url, ctx.region)}:${port}/`,
    FunctionArn: ctx.arn('lambda', `function:${functionName}${suffix}`),
    AuthType: authType,
    InvokeMode: invokeMode,
    CreationTime: new Date(createdAt).toISOString(),
    LastModifiedTime: new Date(modifiedAt).toISOString(),
    ...(cors && { Cors: cors }),
  };
}
