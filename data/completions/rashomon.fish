# fish completion for rashomon
set -l commands report import extract align keys themes help
complete -c rashomon -n "__fish_is_first_arg" -a "$commands"
complete -c rashomon -l plain -d 'line mode'
complete -c rashomon -l width -x -d 'plain mode: wrap at N cells'
complete -c rashomon -l theme -x -d 'colours' \
	-a "(rashomon themes 2>/dev/null | string match -r '^\S+')"
complete -c rashomon -l script -r -d 'play the keys in FILE first'
complete -c rashomon -l screen -x -a '80x24 120x40' -d 'print the screen'
complete -c rashomon -l help -d 'print the usage'
complete -c rashomon -l version -d 'print the version'
complete -c rashomon -n "__fish_seen_subcommand_from report" -l format -x \
	-a 'text json markdown html csv ics ssml' -d 'form of the report'
complete -c rashomon -n "__fish_seen_subcommand_from align" -l top -x \
	-d 'best links for each sentence'
