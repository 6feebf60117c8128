# Completion of plinth for fish: plinth completion fish > ~/.config/fish/completions/plinth.fish
function __plinth_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct)
    set -l before (string match -r -- '^--[^=]+=' "$current"; or echo)
    set -l path (string replace -r -- '^--[^=]+=' '' "$current")
    for line in ($program __complete -- $words "$current" 2>/dev/null)
        switch $line
            case ':files'
                printf '%s\n' $before(__fish_complete_path "$path")
            case ':folders'
                printf '%s\n' $before(__fish_complete_directories "$path" '')
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c plinth -e
complete -c plinth -f -a '(__plinth_complete)'
