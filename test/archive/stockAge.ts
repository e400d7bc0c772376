import { spawnSync } from 'node:child_process';

/** Tools that `age` files are tried with and that this machine lacks. */
export const lackingTools: readonly string[] = ['age', 'unzip', 'python3'].filter(
  (tool) => spawnSync(tool, ['--version']).error !== undefined,
);

/** For the title of a test that is skipped. */
export const skipped = lackingTools.length === 0 ? '' : ` (skipped: this machine has no ${lackingTools.join(', no ')})`;

/** Types at a terminal: `age` reads passphrases from nowhere else. */
const AT_TERMINAL = `
import os, pty, sys
words, command = sys.argv[1], sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
said = b''
while True:
    try:
        piece = os.read(terminal, 1024)
    except OSError:
        break
    if not piece:
        break
    said += piece
    if said.rstrip().endswith(b':'):
        os.write(terminal, words.encode() + b'\\n')
        said = b''
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Runs a command at a terminal and types the passphrase wherever it asks. Returns its exit status. */
export function atTerminal(passphrase: string, command: readonly string[]): number | null {
  return spawnSync('python3', ['-c', AT_TERMINAL, passphrase, ...command], { timeout: 60_000 }).status;
}
