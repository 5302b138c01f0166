// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricWidgetImage.html
import type { Operation } from '../../../kernel/context.ts';
import { notSimulated } from '../faults.ts';
import { dynamicLabel } from '../math/labels.ts';
import { checkQueries, evaluator, seriesIn } from '../math/queries.ts';
import { type Drawn, draw } from '../widget/draw.ts';
import { parseWidget } from '../widget/widget.ts';

export const getMetricWidgetImage: Operation<'cloudwatch', 'GetMetricWidgetImage'> = (input, ctx) => {
  // SDKs read the other format, a body that is the image itself, as XML or JSON, and fail.
  if (input.OutputFormat !== undefined && input.OutputFormat !== 'png')
    throw notSimulated(`the OutputFormat ${input.OutputFormat}: png is`);
  const widget = parseWidget(input.MetricWidget!, ctx.now);
  return { MetricWidgetImage: draw(widget, drawnIn(widget, ctx)).png() };
};

function drawnIn(
  widget: ReturnType<typeof parseWidget>,
  ctx: Parameters<typeof getMetricWidgetImage>[1],
): readonly Drawn[] {
  const { queries, from, to } = widget;
  if (queries.length === 0) return [];
  checkQueries(queries);
  const { resultOf } = evaluator(queries, { from, to }, ctx);
  const { now, account, region } = ctx;
  return queries
    .filter(({ ReturnData }) => ReturnData !== false)
    .flatMap(({ Id = '', Label, Expression }) => {
      const items = seriesIn(resultOf(Id), Id);
      return items.map((series): Drawn => {
        const own = Expression !== undefined && items.length === 1 && !series.source ? Id : series.label;
        const label =
          Label === undefined
            ? own
            : dynamicLabel(Label, { ...series, label: own }, { now, account, region });
        return { id: Id, label, series };
      });
    });
}
