// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
import type { Operation } from '../../../kernel/context.ts';
import { tagged, tagsView } from '../tags.ts';

export const describeTags: Operation<'elbv2', 'DescribeTags'> = (input, ctx) => ({
  TagDescriptions: (input.ResourceArns ?? []).map((arn) => ({
    ResourceArn: arn,
    Tags: tagsView(tagged(arn, ctx)),
  })),
});
