#compdef plinth
# Completion of plinth for zsh. In ~/.zshrc: eval "$(plinth completion zsh)"
# Or as a file _plinth in a folder of $fpath.
_plinth() {
  local line value about paths ret=1
  local -a found
  for line in "${(@f)$("${(Q)words[1]/#\~/$HOME}" __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    value=${line%%$'\t'*}
    about=${line#*$'\t'}
    case $value in
      (:files | :folders) paths=$value ;;
      (?*) found+=("${value//:/\\:}:$about") ;;
    esac
  done
  (( $#found )) && _describe value found && ret=0
  if [[ -n $paths ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    if [[ $paths == :folders ]]; then
      _files -/ && ret=0
    else
      _files && ret=0
    fi
  fi
  return ret
}
if [[ $funcstack[1] == _plinth ]]; then
  _plinth "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _plinth plinth
fi
