import { basename } from 'node:path';
import { EXIT, Failure } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';

const SHELLS = ['bash', 'zsh'];
/** Commands whose operand is a scenario. */
const ON_SCENARIOS = ['run', 'check', 'what-if'];

/** `peakday completion`: a static script, so that pressing Tab starts no process. */
export const command: Command = defineCommand({
  operands: '[shell]',
  about: 'Print a completion script for bash or zsh (default: that of $SHELL).',
  examples: [
    ['source <(peakday completion bash)', 'in ~/.bashrc'],
    ['source <(peakday completion zsh)', 'in ~/.zshrc, after compinit'],
  ],
  flags: {},
  run: async ({ shell, json }, streams, commands) => {
    const named = shell ?? basename(streams.env['SHELL'] ?? 'bash');
    if (!SHELLS.includes(named)) {
      const hint = `completions are written for ${SHELLS.join(' and ')}`;
      throw new Failure('PD_USAGE', `no completion for ${named}`, { hint });
    }
    const { listScenarios } = await import('../../scenario/load.ts');
    const scenarios = (await listScenarios()).map(({ name }) => name);
    const words = Object.fromEntries(
      await Promise.all(
        Object.entries(commands).map(async ([name, entry]) => {
          const flags = Object.keys((await entry.load()).command.flags).map((flag) => `--${flag}`);
          const operands = ON_SCENARIOS.includes(name) ? scenarios : [];
          return [name, [...operands, ...flags, '--json', '--help']] as const;
        }),
      ),
    );
    if (json) streams.stdout.write(`${JSON.stringify({ shell: named, words })}\n`);
    else streams.stdout.write(named === 'zsh' ? `${ZSH}${script(words)}` : script(words));
    return EXIT.ok;
  },
});

/** zsh runs bash's completion functions once this is loaded. */
const ZSH = 'autoload -U +X bashcompinit && bashcompinit\n';

const script = (words: Readonly<Record<string, readonly string[]>>): string => `_peakday() {
  local word="\${COMP_WORDS[COMP_CWORD]}" choices
  case "\${COMP_WORDS[1]}" in
${Object.entries(words)
  .map(([name, choices]) => `    ${name}) choices="${choices.join(' ')}" ;;`)
  .join('\n')}
    *) choices="${[...Object.keys(words), '--help', '--version'].join(' ')}" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && choices="${[...Object.keys(words), '--help', '--version'].join(' ')}"
  COMPREPLY=($(compgen -W "$choices" -- "$word") $(compgen -f -- "$word"))
}
complete -o default -F _peakday peakday
`;
