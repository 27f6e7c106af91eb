import { z } from 'zod';

/**
 * What Grafana's dashboard kind (schema version 39, kinds/dashboard) and the option schemas of its
 * stat, time series and state timeline panels say, strict: a member that Grafana would not read is
 * a mistake here.
 */
const dataSource = z.strictObject({ type: z.literal('prometheus'), uid: z.string().min(1) });
const colour = z.strictObject({
  mode: z.enum([
    'thresholds',
    'palette-classic',
    'palette-saturated',
    'continuous-GrYlRd',
    'fixed',
  ]),
  fixedColor: z.string().optional(),
  seriesBy: z.enum(['min', 'max', 'last']).optional(),
});
const lineStyle = z.strictObject({
  fill: z.enum(['solid', 'dash', 'dot', 'square']),
  dash: z.array(z.number().positive()).optional(),
});
const gridPos = z
  .strictObject({
    x: z.int().min(0).max(23),
    y: z.int().min(0),
    w: z.int().min(1).max(24),
    h: z.int().min(1),
  })
  .refine(({ x, w }) => x + w <= 24, 'beyond the 24 columns');

/** The lowest step has no value: it is from minus infinity on. */
const thresholds = z.strictObject({
  mode: z.enum(['absolute', 'percentage']),
  steps: z
    .array(z.strictObject({ color: z.string(), value: z.number().nullable() }))
    .min(1)
    .refine(
      (steps) => steps.every(({ value }, i) => (i === 0 ? value === null : value !== null)),
      'only the first step is without a value',
    ),
});
const mapping = z.strictObject({
  type: z.literal('value'),
  options: z.record(
    z.string(),
    z.strictObject({ text: z.string(), color: z.string(), index: z.int().min(0) }),
  ),
});
const override = z.strictObject({
  matcher: z.strictObject({ id: z.enum(['byName', 'byRegexp']), options: z.string().min(1) }),
  properties: z
    .array(
      z.discriminatedUnion('id', [
        z.strictObject({ id: z.literal('color'), value: colour }),
        z.strictObject({ id: z.literal('custom.lineStyle'), value: lineStyle }),
      ]),
    )
    .min(1),
});
/** Of Grafana's units those that are of use here. */
const unit = z.enum(['short', 'none', 's', 'ms', 'reqps', 'percentunit', 'dthms']);
const fieldConfig = (custom: z.ZodType) =>
  z.strictObject({
    defaults: z.strictObject({
      unit,
      color: colour,
      thresholds,
      min: z.number().optional(),
      max: z.number().optional(),
      decimals: z.int().min(0).optional(),
      mappings: z.array(mapping).optional(),
      custom,
    }),
    overrides: z.array(override),
  });

const legend = z.strictObject({
  displayMode: z.enum(['list', 'table', 'hidden']),
  placement: z.enum(['bottom', 'right']),
  showLegend: z.boolean(),
  calcs: z.array(z.enum(['lastNotNull', 'max', 'mean', 'min', 'sum'])),
});
const tooltip = z.strictObject({
  mode: z.enum(['single', 'multi', 'none']),
  sort: z.enum(['asc', 'desc', 'none']),
});
const target = z.strictObject({
  datasource: dataSource,
  expr: z.string().min(1),
  legendFormat: z.string(),
  refId: z.string().regex(/^[A-Z]$/),
  range: z.boolean(),
  instant: z.boolean(),
  editorMode: z.enum(['code', 'builder']),
});
const panel = {
  id: z.int().min(1),
  title: z.string().min(1),
  description: z.string().min(1),
  datasource: dataSource,
  gridPos,
  targets: z
    .array(target)
    .min(1)
    .refine((all) => new Set(all.map(({ refId }) => refId)).size === all.length, 'a refId twice'),
};

const row = z.strictObject({
  id: panel.id,
  type: z.literal('row'),
  title: panel.title,
  collapsed: z.boolean(),
  gridPos,
  panels: z.array(z.never()),
});
const stat = z.strictObject({
  ...panel,
  type: z.literal('stat'),
  fieldConfig: fieldConfig(z.strictObject({}).optional()),
  options: z.strictObject({
    reduceOptions: z.strictObject({
      calcs: legend.shape.calcs.min(1),
      fields: z.string(),
      values: z.boolean(),
    }),
    orientation: z.enum(['auto', 'vertical', 'horizontal']),
    textMode: z.enum(['auto', 'value', 'value_and_name', 'name', 'none']),
    colorMode: z.enum(['none', 'value', 'background', 'background_solid']),
    graphMode: z.enum(['none', 'line', 'area']),
    justifyMode: z.enum(['auto', 'center']),
  }),
});
const timeseries = z.strictObject({
  ...panel,
  type: z.literal('timeseries'),
  fieldConfig: fieldConfig(
    z.strictObject({
      drawStyle: z.enum(['line', 'bars', 'points']),
      lineInterpolation: z.enum(['linear', 'smooth', 'stepBefore', 'stepAfter']),
      lineWidth: z.number().min(0).max(10),
      fillOpacity: z.number().min(0).max(100),
      showPoints: z.enum(['auto', 'never', 'always']),
      spanNulls: z.union([z.boolean(), z.number()]),
      axisPlacement: z.enum(['auto', 'top', 'right', 'bottom', 'left', 'hidden']),
      scaleDistribution: z.strictObject({ type: z.enum(['linear', 'log', 'symlog']) }),
    }),
  ),
  options: z.strictObject({ legend, tooltip }),
});
const stateTimeline = z.strictObject({
  ...panel,
  type: z.literal('state-timeline'),
  fieldConfig: fieldConfig(
    z.strictObject({
      lineWidth: z.number().min(0).max(10),
      fillOpacity: z.number().min(0).max(100),
    }),
  ),
  options: z.strictObject({
    mergeValues: z.boolean(),
    showValue: z.enum(['auto', 'never', 'always']),
    alignValue: z.enum(['center', 'left', 'right']),
    rowHeight: z.number().min(0).max(1),
    legend,
    tooltip,
  }),
});

const choice = z.union([z.string(), z.array(z.string())]);
const variable = {
  name: z.string().regex(/^\w+$/),
  label: z.string(),
  hide: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  multi: z.boolean(),
  includeAll: z.boolean(),
  allValue: z.string().optional(),
  options: z.array(z.strictObject({ text: z.string(), value: z.string(), selected: z.boolean() })),
  current: z
    .strictObject({ text: choice, value: choice, selected: z.boolean().optional() })
    .optional(),
};
const searched = { refresh: z.int().min(0).max(2), regex: z.string() };
const variables = z.discriminatedUnion('type', [
  z.strictObject({ ...variable, ...searched, type: z.literal('datasource'), query: z.string() }),
  z.strictObject({ ...variable, type: z.literal('custom'), query: z.string() }),
  z.strictObject({
    ...variable,
    ...searched,
    type: z.literal('query'),
    datasource: dataSource,
    query: z.strictObject({ query: z.string().min(1), refId: z.string().min(1) }),
    sort: z.int().min(0).max(8),
  }),
]);

/** A dashboard as Grafana imports it. */
export const grafanaDashboard: z.ZodType = z.strictObject({
  uid: z.string().regex(/^[\w-]{1,40}$/),
  title: z.string().min(1),
  description: z.string(),
  tags: z.array(z.string()),
  schemaVersion: z.literal(39),
  version: z.int().min(0),
  editable: z.boolean(),
  graphTooltip: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  refresh: z.union([z.literal(false), z.string().regex(/^\d+[smhd]$/)]),
  time: z.strictObject({
    from: z.string().regex(/^now(-\d+[smhd])?$/),
    to: z.string().regex(/^now(-\d+[smhd])?$/),
  }),
  timezone: z.string(),
  annotations: z.strictObject({ list: z.array(z.never()) }),
  links: z.array(z.never()),
  panels: z
    .array(z.discriminatedUnion('type', [row, stat, timeseries, stateTimeline]))
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id twice'),
  templating: z.strictObject({ list: z.array(variables) }),
});
