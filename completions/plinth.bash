# Completion of plinth for bash, 3.2 or later. In ~/.bashrc: eval "$(plinth completion bash)"
_plinth() {
  local word value paths='' joined='' part before
  local -a words=()
  # bash breaks words at = and : too, and wants only what comes after that.
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ ${#words[@]} -gt 0 && (-n $joined || $word == [=:]*) ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    [[ $word == *[=:] ]] && joined=1 || joined=''
  done
  part=${COMP_WORDS[COMP_CWORD]}
  [[ $part == [=:] ]] && part=''
  before=${words[${#words[@]} - 1]}
  before=${before%"$part"}
  part=${part#[\"\']}
  COMPREPLY=()
  while IFS=$'\t' read -r value _; do
    case $value in
    :files | :folders) paths=$value ;;
    "$before$part"*) COMPREPLY+=("${value#"$before"}") ;;
    esac
  done < <("${1/#\~/$HOME}" __complete -- "${words[@]}" 2>/dev/null)
  case $paths in
  :files) compopt -o default 2>/dev/null ;;
  :folders) compopt -o dirnames 2>/dev/null ;;
  esac
}
complete -F _plinth plinth
