// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html
import type { Operation } from '../../../kernel/context.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { requiredCapabilities } from '../source/capabilities.ts';
import { readTemplate } from '../source/prepare.ts';
import { templateBody } from '../source/template-location.ts';

export const validateTemplate =
  (types: TypeRegistry): Operation<'cloudformation', 'ValidateTemplate'> =>
  (input, ctx) => {
    const template = readTemplate(templateBody(input, ctx), types);
    const { capabilities, reason } = requiredCapabilities(template);
    return {
      Parameters: Object.entries(template.Parameters).map(([key, declared]) => ({
        ParameterKey: key,
        ...(declared.Default === undefined ? {} : { DefaultValue: declared.Default }),
        NoEcho: declared.NoEcho,
        ...(declared.Description === undefined ? {} : { Description: declared.Description }),
      })),
      ...(template.Description === undefined ? {} : { Description: template.Description }),
      ...(capabilities.length > 0 ? { Capabilities: capabilities } : {}),
      ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
    };
  };
