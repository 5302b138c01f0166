// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
import type { Operation } from '../../../kernel/context.ts';
import { shownTags, tagged } from '../tags.ts';

export const describeTags: Operation<'elbv2', 'DescribeTags'> = (input, ctx) => ({
  TagDescriptions: (input.ResourceArns ?? []).map((arn) => ({
    ResourceArn: arn,
    Tags: shownTags(tagged(arn, ctx)),
  })),
});
