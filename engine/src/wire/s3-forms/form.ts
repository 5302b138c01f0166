// The fields of a form that uploads an object.
// https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
import { AwsFault, fault } from '../../kernel/faults.ts';
import type { WireRequest } from '../request.ts';

export interface Form {
  /** In the form's order, without the file; those that follow it do not count. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Uint8Array;
  /** Of the file; absent when the file's content is the text of a field. */
  readonly fileName?: string;
}

const malformed = fault(
  'MalformedPOSTRequest',
  'The body of your POST request is not well-formed multipart/form-data.',
);

export async function readForm({ headers, body }: WireRequest): Promise<Form> {
  const fields = new Map<string, string>();
  for (const [name, value] of await entriesOf(headers['content-type'] ?? '', body)) {
    if (name.toLowerCase() !== 'file') {
      if (typeof value === 'string') fields.set(name, value);
      continue;
    }
    if (typeof value === 'string') return { fields, file: Buffer.from(value) };
    return { fields, file: new Uint8Array(await value.arrayBuffer()), fileName: value.name };
  }
  throw new AwsFault({
    code: 'InvalidArgument',
    message: 'POST requires exactly one file upload per request.',
    members: { ArgumentName: 'file', ArgumentValue: 0 },
  });
}

async function entriesOf(type: string, body: Uint8Array): Promise<Iterable<[string, string | File]>> {
  try {
    const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData();
    return form as unknown as Iterable<[string, string | File]>;
  } catch {
    throw malformed();
  }
}

/** The first of these names that the form has, in whatever case. */
export function fieldOf({ fields }: Form, name: string): string | undefined {
  for (const [each, value] of fields) if (each.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}

/** @throws AwsFault in the words of S3, two spaces included */
export function requireField(form: Form, name: string): string {
  const value = fieldOf(form, name);
  if (value !== undefined) return value;
  throw new AwsFault({
    code: 'InvalidArgument',
    message: `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
    members: { ArgumentName: name, ArgumentValue: '' },
  });
}
