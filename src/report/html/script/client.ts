// The report's script. Everything it shows is in the page without it: it lets charts be zoomed,
// with one cursor for all, and the fleet wall be played.
import { linkCharts } from './linked-charts.ts';
import { playWall } from './play-wall.ts';

for (const script of document.querySelectorAll('script.chart-points')) linkCharts(script);
for (const script of document.querySelectorAll('script.wall-points')) playWall(script);
