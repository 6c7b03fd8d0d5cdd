/** A program that runs the command that follows its own options. */
export interface WrapperRule {
  /** Names; a second word is a subcommand that must follow at once. */
  readonly programs: readonly string[];
  /** Options without a value; single letters may be written together. */
  readonly plain: readonly string[];
  /** Options with a value, attached or as the next word. */
  readonly valued: readonly string[];
  /** Words of its own between the options and the command. */
  readonly positionals: number;
  /** The rest is one command line for another shell. */
  readonly joined?: true;
}

const words = (text: string): string[] => text.split(' ');

/** An option that is not listed here cannot be told from the command, so it counts as unparsable. */
export const WRAPPER_RULES: readonly WrapperRule[] = [
  {
    programs: ['sudo', 'doas'],
    plain: words('-n -E -H -k -S -b -P --non-interactive --preserve-env --set-home --background --stdin'),
    valued: words('-u -g -p -h -C -D -T --user --group --prompt --host --chdir'),
    positionals: 0,
  },
  {
    programs: ['env'],
    plain: words('-i - -0 --ignore-environment'),
    valued: words('-u -C --unset --chdir'),
    positionals: 0,
  },
  {
    programs: words('nohup setsid command builtin exec busybox toybox caffeinate'),
    plain: words('-p -v -V -f -w -c'),
    valued: ['-a'],
    positionals: 0,
  },
  { programs: ['time'], plain: words('-p -v -a'), valued: words('-f -o'), positionals: 0 },
  {
    programs: ['timeout'],
    plain: words('-v --foreground --preserve-status --verbose'),
    valued: words('-s -k --signal --kill-after'),
    positionals: 1,
  },
  { programs: ['nice'], plain: [], valued: words('-n --adjustment'), positionals: 0 },
  { programs: ['ionice'], plain: ['-t'], valued: words('-c -n -p'), positionals: 0 },
  { programs: ['stdbuf'], plain: [], valued: words('-i -o -e'), positionals: 0 },
  { programs: ['flock'], plain: words('-n -x -s -e -o'), valued: words('-w -E'), positionals: 1 },
  {
    programs: ['watch'],
    plain: words('-d -t -b -e -g -c -x'),
    valued: words('-n --interval'),
    positionals: 0,
    joined: true,
  },
  {
    programs: words('strace ltrace'),
    plain: words('-f -tt -c -q -v'),
    valued: words('-e -o -s'),
    positionals: 0,
  },
  {
    programs: ['xargs'],
    plain: words('-0 -r -t -p -x --null --no-run-if-empty --verbose'),
    valued: words('-n -P -I -L -d -s -a -E --max-args --max-procs --delimiter --arg-file'),
    positionals: 0,
  },
  {
    programs: ['ssh'],
    plain: words('-4 -6 -A -a -C -f -G -K -k -N -n -q -s -T -t -v -X -x -Y -y'),
    valued: words('-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w'),
    positionals: 1,
    joined: true,
  },
  {
    programs: ['powershell', 'pwsh'],
    plain: words(
      '-noprofile -nop -noninteractive -noni -nologo -noexit -sta -mta -login -command -c -file -f',
    ),
    valued: words(
      '-executionpolicy -ep -ex -exec -windowstyle -w -version -inputformat -outputformat -workingdirectory',
    ),
    positionals: 0,
    joined: true,
  },
  { programs: ['cmd'], plain: words('/c /k /s /q /d'), valued: [], positionals: 0, joined: true },
  {
    programs: words('docker podman nerdctl').map((program) => `${program} exec`),
    plain: words('-i -t -d --interactive --tty --detach'),
    valued: words('-u -e -w --user --env --workdir'),
    positionals: 1,
  },
  {
    programs: words('docker podman nerdctl').map((program) => `${program} run`),
    plain: words('-i -t -d --rm --interactive --tty --detach --init'),
    valued: words(
      '-e -w -u -p -v --name --network --env --workdir --user --publish --volume --mount --entrypoint',
    ),
    positionals: 1,
  },
  {
    programs: ['kubectl exec', 'oc exec'],
    plain: words('-i -t --stdin --tty'),
    valued: words('-n -c --namespace --container --context'),
    positionals: 1,
  },
];
