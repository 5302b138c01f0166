// SSM parameters that templates read and that their READMEs say to create by hand.
import { parseTemplate } from '../../../engine/src/aws/cloudformation/template/parse.ts';
import type { Clients } from '../engine/clients.ts';

interface Declared {
  readonly Type?: unknown;
  readonly Default?: unknown;
}

/** @param texts of the templates of a folder */
export async function storeParameters({ ssm }: Clients, texts: Iterable<string>): Promise<void> {
  for (const Name of new Set([...texts].flatMap(namesIn))) {
    try {
      await ssm.putParameter({ Name, Type: 'String', Value: 'corpus0123456789' });
    } catch {
      // A name that AWS refuses, too: the stack will say so.
    }
  }
}

function namesIn(text: string): string[] {
  const declared = parametersOf(text);
  const dynamic = [...text.matchAll(/\{\{resolve:ssm:([^}:]*(?:\$\{\w+\}[^}:]*)*)/g)].map(([, name = '']) =>
    name.replace(/\$\{(\w+)\}/g, (whole, parameter: string) => String(declared[parameter]?.Default ?? whole)),
  );
  const typed = Object.values(declared).flatMap(({ Type, Default }) =>
    String(Type).startsWith('AWS::SSM::Parameter::Value') && Default ? [String(Default)] : [],
  );
  return [...dynamic, ...typed].filter((name) => /^[\w./-]+$/.test(name) && !/^\/?aws/.test(name));
}

function parametersOf(text: string): Readonly<Record<string, Declared>> {
  try {
    const { Parameters } = parseTemplate(text) as { Parameters?: Readonly<Record<string, Declared>> };
    return Parameters ?? {};
  } catch {
    return {};
  }
}
