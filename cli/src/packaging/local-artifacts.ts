// Which properties of a template name files of this machine, and what CloudFormation takes in their place.
// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
import type { Document } from 'yaml';
import { yaml } from '../text/yaml.ts';

/** Where an uploaded file lies. */
export interface Uploaded {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
}

export interface Artifact {
  /** As the template has it, relative to the template's folder. */
  readonly path: string;
  /** `template`: packaged itself first; `archive`: a folder becomes a ZIP file; `file`: as it is. */
  readonly kind: 'archive' | 'file' | 'template';
}

interface Place {
  readonly property: string;
  readonly kind: Artifact['kind'];
  readonly reference: (uploaded: Uploaded) => unknown;
}

const asUri = ({ bucket, key }: Uploaded) => `s3://${bucket}/${key}`;
const asUrl = ({ bucket, key, region }: Uploaded) => `https://${bucket}.s3.${region}.amazonaws.com/${key}`;
const asObject = ({ bucket, key }: Uploaded) => ({ S3Bucket: bucket, S3Key: key });

const places: Readonly<Record<string, Place>> = {
  'AWS::Serverless::Function': { property: 'CodeUri', kind: 'archive', reference: asUri },
  'AWS::Serverless::LayerVersion': { property: 'ContentUri', kind: 'archive', reference: asUri },
  'AWS::Serverless::Api': { property: 'DefinitionUri', kind: 'file', reference: asUri },
  'AWS::Serverless::HttpApi': { property: 'DefinitionUri', kind: 'file', reference: asUri },
  'AWS::Serverless::StateMachine': { property: 'DefinitionUri', kind: 'file', reference: asUri },
  'AWS::Serverless::Application': { property: 'Location', kind: 'template', reference: asUrl },
  'AWS::Lambda::Function': { property: 'Code', kind: 'archive', reference: asObject },
  'AWS::Lambda::LayerVersion': { property: 'Content', kind: 'archive', reference: asObject },
  'AWS::CloudFormation::Stack': { property: 'TemplateURL', kind: 'template', reference: asUrl },
};

/**
 * The template with its local files replaced by what `upload` gives for them; the text as it is where it names none, or
 * cannot be read: CloudFormation says best what is wrong with it.
 */
export async function withUploads(
  text: string,
  upload: (artifact: Artifact) => Promise<Uploaded>,
): Promise<string> {
  // Tags such as !Ref are CloudFormation's own: they are kept as they are.
  const document = yaml().parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length > 0) return text;
  let isChanged = false;
  for (const { path, artifact, reference } of artifactsIn(document)) {
    document.setIn(path, reference(await upload(artifact)));
    isChanged = true;
  }
  return isChanged ? document.toString({ lineWidth: 0 }) : text;
}

function* artifactsIn(document: Document) {
  const resources = document.get('Resources');
  if (!yaml().isMap(resources)) return;
  for (const { key, value } of resources.items) {
    if (!yaml().isMap(value)) continue;
    const place = places[String(value.get('Type'))];
    if (!place) continue;
    const path = ['Resources', yaml().isScalar(key) ? key.value : key, 'Properties', place.property];
    const given: unknown = document.getIn(path, true);
    if (!yaml().isScalar(given) || typeof given.value !== 'string' || given.tag?.startsWith('!')) continue;
    // A function may have its code inline, under ZipFile: that is no scalar.
    if (/^(s3|https?):\/\//.test(given.value)) continue;
    yield { path, artifact: { path: given.value, kind: place.kind }, reference: place.reference };
  }
}
