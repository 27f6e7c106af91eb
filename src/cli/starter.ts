/** What `peakday init` writes as `peak-day.yaml`: small enough to read, whole enough to run. */
export const STARTER: string = `# A rehearsal of your peak day.  Look: peakday check peak-day.yaml   Run: peakday run peak-day.yaml
name: peak-day
title: Our peak day
seed: 1                       # the same seed repeats the same day
currency: EUR

day:
  date: 2026-11-27
  curve: blackFriday          # or christmasEve, or your own shares: { '09:00': 0.06, ... }

live:                         # the part of the day sent as real requests
  from: '15:00'
  to: '15:20'
  compression: 60             # 60 business seconds per wall second: 20 s on the wall

stores:                       # classes of like stores, as many as you have
  street:
    count: 20
    country: ES
    language: es
    region: north
    tills: 6
    opens: '09:00'
    closes: '21:00'
    shoppersPerDay: 1500

desk:
  teams:
    first-line: { agents: 8, languages: [es, ca, en], shift: '08:00-22:00' }

promotions:
  bf-20:
    kind: percent
    value: 20
    advertised: true
    priority: 10

faults:                       # broken on purpose; every fault ends
  acquirer:
    kind: terminal/declined-technical
    start: '15:01'
    duration: 15min
    rate: 0.1                 # a tenth of the tills, whatever is paid at them
    per: till

# Your own services instead of the embedded ones. A host that is not this machine must be
# named here and with --allow-host on the command line.
# targets:
#   support: { url: 'https://support.staging.example' }
# allowHosts: [support.staging.example]

gates:                        # only a pass is exit code 0
  - p99 of promotions.evaluate < 500ms
  - errors of payments.authorise < 1%
  - lost sales < 10%
`;

/** What `peakday init` writes as `peak-day.ci.yml`: a job to copy into a workflow. */
export const CI_SNIPPET: string = `# Copy into .github/workflows/ to rehearse on every change.
name: peak-day
on: [pull_request]
jobs:
  rehearse:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npx peakday run peak-day.yaml --out run
      - if: always()
        run: cat run/summary.md >> "$GITHUB_STEP_SUMMARY"
      - if: always()
        uses: actions/upload-artifact@v4
        with: { name: peak-day, path: run }
`;
