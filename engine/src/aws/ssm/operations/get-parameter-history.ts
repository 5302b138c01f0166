// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { findParameter, shownValue } from '../find.ts';
import { describedUser } from './describe-parameters.ts';

export const getParameterHistory: Operation<'ssm', 'GetParameterHistory'> = (input, ctx) => {
  const { parameter } = findParameter(input.Name!, ctx);
  const order = (version: number) => String(version).padStart(12, '0');
  const shown = page(parameter.versions, (v) => order(v.version), input.MaxResults ?? 50, input.NextToken);
  if (!shown) throw invalidNextToken();
  return {
    Parameters: shown.items.map((version) => ({
      Name: parameter.name,
      Type: version.type,
      KeyId: version.keyId,
      LastModifiedDate: new Date(version.modifiedAt),
      LastModifiedUser: describedUser(ctx),
      Description: version.description,
      Value: shownValue(version, input.WithDecryption),
      AllowedPattern: version.allowedPattern,
      Version: version.version,
      Labels: [...version.labels],
      Tier: version.tier,
      Policies: [],
      DataType: version.dataType,
    })),
    NextToken: shown.nextToken,
  };
};
