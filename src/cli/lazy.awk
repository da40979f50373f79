# Stands in for the functions of libraries that few jobs need, in the program for x86-64: the first
# call of any binds it (lazy.c), later ones jump there. Reads what objdump -p says of each library,
# then the names of functions that are called, as nm lists them; writes assembler.
BEGIN {
    count = 0
    print "    .text"
}
$1 == "SONAME" {
    sonames = sonames "    .string \"" $2 "\"\n"
    next
}
# Its number among those libraries.
function library(name) {
    return name ~ /^xslt[A-Z]/ ? 0 : name ~ /^exslt[A-Z]/ ? 1 : name ~ /^hb_subset_/ ? 2 : \
           name ~ /^hb_/ ? 3 : name ~ /^HPDF_/ ? 4 : -1
}
$1 == "U" && library($2) >= 0 && !seen[$2]++ {
    printf "    .globl %s\n    .type %s, @function\n%s:\n    jmp *lazy_table+%d(%%rip)\n", $2, $2, $2, 8 * count
    printf ".Lbind%d:\n    pushq $%d\n    jmp .Lbind\n", count, count
    table = table "    .quad .Lbind" count "\n"
    names = names "    .string \"" library($2) $2 "\"\n"
    count++
}
END {
    # What a function may have been given is kept for it while lazy_bind looks for it.
    split("rdi rsi rdx rcx r8 r9 rax", kept, " ")
    print ".Lbind:"
    for (i = 1; i <= 7; i++)
        print "    pushq %" kept[i]
    print "    subq $136, %rsp"
    for (i = 0; i < 8; i++)
        printf "    movups %%xmm%d, %d(%%rsp)\n", i, 16 * i
    print "    movq 192(%rsp), %rdi\n    call lazy_bind\n    movq %rax, %r11"
    for (i = 0; i < 8; i++)
        printf "    movups %d(%%rsp), %%xmm%d\n", 16 * i, i
    print "    addq $136, %rsp"
    for (i = 7; i >= 1; i--)
        print "    popq %" kept[i]
    print "    addq $8, %rsp\n    jmp *%r11"
    print "    .data\n    .balign 8\n    .globl lazy_table\nlazy_table:\n" table
    print "    .section .rodata\n    .globl lazy_names\nlazy_names:\n" names "    .string \"\""
    print "    .globl lazy_libraries\nlazy_libraries:\n" sonames "    .string \"\""
    print "    .section .note.GNU-stack, \"\", @progbits"
}
