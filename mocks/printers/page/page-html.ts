/** The printers' page; everything on it comes by script from `/events` and the control API. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>peakday printers</title>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<header>
<h1>Printers</h1>
<label>Show <input id="filter" type="search" placeholder="printer id"></label>
<p id="said" role="status"></p>
</header>
<main id="printers"></main>
<template id="printer">
<section>
<div class="head"><h2></h2><p class="badges"></p></div>
<p class="about"></p>
<div class="buttons" role="group"></div>
<div class="receipts" tabindex="0"></div>
</section>
</template>
<script type="module" src="/page.js"></script>
</body>
</html>
`;
