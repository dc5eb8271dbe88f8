#!/bin/sh
# Tries the installation of docs/operating.md ("Auf einem Server") in a bare Debian, line by line as it is
# written there, then looks it over with `qcheck doctor`, backs it up and restores it beside. Exit code 1, with
# the step, where one fails.
#
#   sudo deploy/try-in-debian.sh [bookworm|trixie]   (after `make wheel`; Debian's package mmdebstrap is needed)
#
# QCHECK_TRY_FOLDER   where the tree is made, which is deleted afterwards; 1.5 GB
# QCHECK_TRY_PORTS    three free ports, for http, https and qcheck: "18080 18443 18501"
# QCHECK_TRY_SHOWN    files and folders of this computer that pip needs inside (its settings, a folder with
#                     packages), which can only be read there; variables PIP_… hold inside as they do here
#
# What it does not try: systemd itself (its place is taken by a few lines that run what the unit says, as its
# user; none of the unit's walls are up), a certificate of an authority, PostgreSQL. The container's steps are tried
# by deploy/try-container.py.
set -eu

PORTS=${QCHECK_TRY_PORTS:-18080 18443 18501}
PROJECT=$(cd "$(dirname "$0")/.." && pwd)
NAME=check.example.org

outside() {  # makes the tree; everything mounted or started in it goes with its namespaces
    TREE=${QCHECK_TRY_FOLDER:-${TMPDIR:-/tmp}}/qcheck-debian-$$
    trap 'rm -rf "$TREE"' EXIT
    trap 'exit 130' INT TERM
    ls "$PROJECT"/dist/qcheck-*.whl >/dev/null || { echo "no package in dist/: make wheel"; exit 1; }
    mmdebstrap --quiet --variant=minbase "$1" "$TREE"
    unshare --mount --pid --fork --kill-child "$0" in "$TREE"
}

between() {  # gives the tree what a computer would have: /proc, names, the project, a certificate
    mount -t proc proc "$TREE/proc"
    mount --rbind /dev "$TREE/dev"
    for each in /etc/resolv.conf ${QCHECK_TRY_SHOWN:-}; do
        mkdir -p "$TREE$(dirname "$each")"
        if [ -d "$each" ]; then
            mkdir -p "$TREE$each"
            mount --bind "$each" "$TREE$each"
            mount -o remount,bind,ro "$TREE$each"  # what is done inside stays inside
        else
            rm -f "$TREE$each"
            cp "$each" "$TREE$each"
        fi
    done
    mkdir -p "$TREE/root/qcheck/docs" "$TREE/usr/local/sbin"
    cp -r "$PROJECT/deploy" "$PROJECT/dist" "$PROJECT"/requirements*.txt "$TREE/root/qcheck/"
    cp "$PROJECT/docs/operating.md" "$TREE/root/qcheck/docs/"
    { cat /etc/hosts; echo "127.0.0.1 $NAME"; } >"$TREE/etc/hosts"
    printf '#!/bin/sh\nexit 101\n' >"$TREE/usr/sbin/policy-rc.d"  # Debian's packages start nothing here
    chmod +x "$TREE/usr/sbin/policy-rc.d"
    for each in systemctl editor; do
        printf '#!/bin/sh\nexec /root/qcheck/deploy/try-in-debian.sh %s "$@"\n' $each >"$TREE/usr/local/sbin/$each"
        chmod +x "$TREE/usr/local/sbin/$each"
    done
    mkdir -p "$TREE/etc/letsencrypt/live/$NAME"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$NAME" -addext "subjectAltName=DNS:$NAME" \
        -keyout "$TREE/etc/letsencrypt/live/$NAME/privkey.pem" \
        -out "$TREE/etc/letsencrypt/live/$NAME/fullchain.pem" 2>/dev/null
    export HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive QCHECK_TRY_PORTS="$PORTS"
    export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    chroot "$TREE" /root/qcheck/deploy/try-in-debian.sh inside
}

inside() {  # the lines of the documentation, then what else an operator does
    cd /root/qcheck
    printf 'cacert = /etc/letsencrypt/live/%s/fullchain.pem\nconnect-to = "%s:443:127.0.0.1:%s"\n' \
        $NAME $NAME "$(port 2)" >/root/.curlrc
    apt-get -qq update
    printf 'Dpkg::Use-Pty "0";\nquiet "2";\n' >/etc/apt/apt.conf.d/99try
    sed -n '/^## Auf einem Server/,/^## /p' docs/operating.md | sed -n '/^```sh/,/^```/p' |
        sed '/^```$/q' | grep -v '^```' >/root/lines
    [ "$(wc -l </root/lines)" -ge 8 ] || { echo "the lines are not found in docs/operating.md"; exit 1; }
    while read -r line <&3; do step "$line"; done 3</root/lines
    as_root_cert
    for file in /var/lib/qcheck/texts/*.md; do sed -i 's/\[[^]]*\]/Neustadt/g' "$file"; done
    echo "Debian $(cat /etc/debian_version), $(python3 --version); /opt/qcheck: $(du -sm /opt/qcheck | cut -f 1) MB"
    step "sudo -u qcheck qcheck status --installation"
    step "sudo -u qcheck qcheck doctor"
    step "echo geheim-genug-fuer-heute >/root/passphrase && chmod 644 /root/passphrase && chmod 711 /root"
    step "install -d -m 700 -o qcheck /backup"
    step "sudo -u qcheck qcheck backup /backup/one.backup --passphrase-file /root/passphrase"
    step "sudo -u qcheck qcheck restore /backup/one.backup --key /backup/one.backup.key.age \
        --passphrase-file /root/passphrase --data /backup/restored"
    step "cmp /backup/restored/key /var/lib/qcheck/key"
    echo "All of it went as it is written."
}

step() {
    echo "» $1"
    sh -c "set -e; $1" || { echo "FAILED: $1"; exit 1; }
}

as_root_cert() {  # the certificate is one that this computer trusts
    cp /etc/letsencrypt/live/$NAME/fullchain.pem /usr/local/share/ca-certificates/try.crt
    update-ca-certificates >/dev/null 2>&1
}

port() { echo "$PORTS" | cut -d ' ' -f "$1"; }

editor() {  # what an operator would type
    case $1 in
    */env)
        sed -i "s#^QCHECK_BASE_URL=.*#QCHECK_BASE_URL=https://$NAME:$(port 2)#" "$1"
        echo "QCHECK_PORT=$(port 3)" >>"$1"
        ;;
    */qcheck)
        rm -f /etc/nginx/sites-enabled/default  # port 80 may be taken by others here
        sed -i "s/listen \(\[::\]:\)\?80;/listen \1$(port 1);/; s/listen \(\[::\]:\)\?443 /listen \1$(port 2) /
            s/127.0.0.1:8501/127.0.0.1:$(port 3)/" "$1"
        ;;
    esac
}

systemctl() {  # in place of systemd: what the unit says, as its user
    case "$*" in
    daemon-reload) ;;
    "enable --now qcheck")
        unit=/etc/systemd/system/qcheck.service
        said() { sed -n "s/^$1=//p" $unit; }
        install -d -m "$(said StateDirectoryMode)" -o "$(said User)" -g "$(said Group)" "/var/lib/$(said StateDirectory)"
        (cd / && umask "$(said UMask)" && exec setpriv --reuid "$(said User)" --regid "$(said Group)" --init-groups \
            env -i PATH=/usr/bin:/bin HOME=/var/lib/qcheck LANG=C.UTF-8 $(said ExecStart)) >/var/log/qcheck.log 2>&1 &
        for _ in $(seq 120); do
            ! python3 -c "import urllib.request as u; u.urlopen('http://127.0.0.1:$(port 3)/healthz')" 2>/dev/null || return 0
            sleep 1
        done
        cat /var/log/qcheck.log
        return 1
        ;;
    "reload nginx") nginx -t && { nginx -s reload 2>/dev/null || nginx; } ;;
    *) echo "systemctl $*: not known here"; return 1 ;;
    esac
}

case "${1:-bookworm}" in
bookworm | trixie) outside "${1:-bookworm}" ;;
in) TREE=$2 between ;;
*) "$@" ;;
esac
