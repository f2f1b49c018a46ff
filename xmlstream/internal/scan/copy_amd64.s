//go:build !purego

#include "go_asm.h"
#include "textflag.h"

// The tables work as those of markAVX2. What a writer must look at: 0x01 controls
// but for TAB and LF and the two below these, 0x02 those two, 0x04 TAB and LF,
// 0x08 "&", 0x10 "<" and ">", 0x20 quotes, 0x80 not ASCII.
DATA copyLow<>+0(SB)/8, $0xA189818181A18181
DATA copyLow<>+8(SB)/8, $0x8191819181868681
GLOBL copyLow<>(SB), RODATA|NOPTR, $16
DATA copyHigh<>+0(SB)/8, $0x0000000010280305
DATA copyHigh<>+8(SB)/8, $0x8080808080808080
GLOBL copyHigh<>(SB), RODATA|NOPTR, $16

DATA lowHalf<>+0(SB)/8, $0x0F
GLOBL lowHalf<>(SB), RODATA|NOPTR, $8

// TABLES loads what CLASSIFY needs, but for the bits that count, which are in Y13.
#define TABLES \
	VBROADCASTI128 copyLow<>(SB), Y10  \
	VBROADCASTI128 copyHigh<>(SB), Y11 \
	VPBROADCASTB   lowHalf<>(SB), Y12  \
	VPXOR          Y15, Y15, Y15

// LOOKUP sets Y2 and Y3 to what the tables say of the bytes of Y0.
#define LOOKUP \
	VPSRLW  $4, Y0, Y1  \
	VPAND   Y12, Y0, Y0 \
	VPAND   Y12, Y1, Y1 \
	VPSHUFB Y0, Y10, Y2 \
	VPSHUFB Y1, Y11, Y3

// CLASSIFY sets the bits in AX of the bytes of Y0 that are to be looked at.
#define CLASSIFY \
	LOOKUP                 \
	VPAND     Y2, Y3, Y2   \
	VPAND     Y13, Y2, Y2  \
	VPCMPEQB  Y15, Y2, Y2  \
	VPMOVMSKB Y2, AX       \
	XORL      $-1, AX

// ODD clears ZF if one of the bytes of Y0 is to be looked at, whatever its bits.
#define ODD \
	LOOKUP        \
	VPTEST Y2, Y3

// JOIN takes two vectors of that many bytes apart again, of which the second
// ends where the CX bytes end: AX has a bit for each of these.
#define JOIN(size) \
	MOVL AX, BX             \
	ANDL $(1<<size-1), AX   \
	SHRL $size, BX          \
	ANDL $(1<<size-1), BX   \
	SUBL $size, CX          \
	SHLQ CX, BX             \
	ADDL $size, CX          \
	ORQ  BX, AX

// COPY copies the CX bytes at SI to DI, at least size and at most twice as many,
// as two pieces that may overlap.
#define COPY(mov, size, a, b) \
	mov (SI), a              \
	mov -size(SI)(CX*1), b   \
	mov a, (DI)              \
	mov b, -size(DI)(CX*1)

// COPY3 is COPY for one to three bytes: the first, the one in the middle and the
// last, which are those of X0 then, with a blank behind them.
#define COPY3 \
	MOVQ    CX, BX              \
	SHRQ    $1, BX              \
	MOVBLZX (SI), AX            \
	MOVBLZX (SI)(BX*1), R12     \
	MOVBLZX -1(SI)(CX*1), R13   \
	MOVB    AX, (DI)            \
	MOVB    R12, (DI)(BX*1)     \
	MOVB    R13, -1(DI)(CX*1)   \
	SHLL    $8, R12             \
	SHLL    $16, R13            \
	ORL     R12, AX             \
	ORL     R13, AX             \
	ORL     $0x20000000, AX     \
	VMOVD   AX, X0

// func copyAVX2(dst, src unsafe.Pointer, n int, mask uint8) int
TEXT ·copyAVX2(SB), NOSPLIT, $0-40
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	MOVQ         n+16(FP), CX
	VPBROADCASTB mask+24(FP), Y13
	TABLES
	XORQ DX, DX

block:
	CMPQ    CX, $32
	JLT     tail
	VMOVDQU (SI), Y0
	VMOVDQU Y0, (DI)
	CLASSIFY
	JNZ     hit
	ADDQ    $32, SI
	ADDQ    $32, DI
	ADDQ    $32, DX
	SUBQ    $32, CX
	JMP     block

hit:
	BSFL AX, AX
	ADDQ DX, AX
	MOVQ AX, ret+32(FP)
	VZEROUPPER
	RET

	// What is left, CX bytes, is copied as two pieces that may overlap.
tail:
	CMPQ        CX, $16
	JLT         tail8
	COPY(VMOVDQU, 16, X0, X1)
	VINSERTI128 $1, X1, Y0, Y0
	CLASSIFY
	JOIN(16)
	JMP         last

tail8:
	CMPQ       CX, $8
	JLT        tail4
	COPY(VMOVQ, 8, X0, X1)
	VPUNPCKLQDQ X1, X0, X0
	CLASSIFY
	JOIN(8)
	JMP        last

tail4:
	CMPQ      CX, $4
	JLT       tail1
	COPY(VMOVD, 4, X0, X1)
	VPUNPCKLDQ X1, X0, X0
	CLASSIFY
	JOIN(4)
	JMP       last

tail1:
	TESTQ CX, CX
	JZ    none
	COPY3
	CLASSIFY

last:
	BTSQ CX, AX
	BSFQ AX, AX
	ADDQ DX, AX
	MOVQ AX, ret+32(FP)
	VZEROUPPER
	RET

none:
	MOVQ DX, ret+32(FP)
	VZEROUPPER
	RET

// func copyAttrsAVX2(dst unsafe.Pointer, room int, attrs []Attr) (n, done int)
TEXT ·copyAttrsAVX2(SB), NOSPLIT, $0-56
	MOVQ     dst+0(FP), DI
	MOVQ     room+8(FP), R9
	MOVQ     attrs_base+16(FP), R10
	MOVQ     attrs_len+24(FP), R11
	MOVQ     DI, R8
	ADDQ     DI, R9 // where the room ends
	TABLES

attr:
	MOVQ  DI, R14
	TESTQ R11, R11
	JZ    out
	MOVQ  Attr_Start(R10), R13
	MOVQ  (R13), SI
	MOVQ  8(R13), CX
	MOVQ  (Attr_Value+8)(R10), R12
	TESTQ CX, CX
	JZ    out
	LEAQ  (DI)(CX*1), AX
	ADDQ  R12, AX
	CMPQ  AX, R9
	JAE   out

	// The start, which has four bytes at least.
	CMPQ CX, $8
	JAE  start8
	COPY(MOVL, 4, AX, BX)
	JMP  value

start8:
	CMPQ CX, $16
	JA   start16
	COPY(MOVQ, 8, AX, BX)
	JMP  value

start16:
	CMPQ    CX, $32
	JA      start32
	COPY(VMOVDQU, 16, X0, X1)
	JMP     value

start32:
	VMOVDQU (SI), Y0
	VMOVDQU Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $32, CX
	CMPQ    CX, $32
	JA      start32
	VMOVDQU -32(SI)(CX*1), Y0
	VMOVDQU Y0, -32(DI)(CX*1)

value:
	ADDQ CX, DI
	MOVQ Attr_Value(R10), SI
	MOVQ R12, CX
	CMPQ CX, $32
	JLT  tail

block:
	VMOVDQU (SI), Y0
	VMOVDQU Y0, (DI)
	ODD
	JNZ     refused
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $32, CX
	CMPQ    CX, $32
	JGE     block
	TESTQ   CX, CX
	JZ      quote
	VMOVDQU -32(SI)(CX*1), Y0 // with some bytes of the block before
	VMOVDQU Y0, -32(DI)(CX*1)
	ODD
	JNZ     refused
	JMP     quote

	// Fewer bytes than a block are copied as two pieces that may overlap, and
	// repeated in Y0.
tail:
	CMPQ        CX, $16
	JLT         tail8
	COPY(VMOVDQU, 16, X0, X1)
	VINSERTI128 $1, X1, Y0, Y0
	ODD
	JNZ         refused
	JMP         quote

tail8:
	CMPQ        CX, $8
	JLT         tail4
	COPY(VMOVQ, 8, X0, X1)
	VPUNPCKLQDQ X1, X0, X0
	VINSERTI128 $1, X0, Y0, Y0
	ODD
	JNZ         refused
	JMP         quote

tail4:
	CMPQ         CX, $4
	JLT          tail1
	COPY(VMOVD, 4, X0, X1)
	VPUNPCKLDQ   X1, X0, X0
	VPBROADCASTQ X0, Y0
	ODD
	JNZ          refused
	JMP          quote

tail1:
	TESTQ        CX, CX
	JZ           quote
	COPY3
	VPBROADCASTD X0, Y0
	ODD
	JNZ          refused

quote:
	ADDQ CX, DI
	MOVB $'\'', (DI)
	INCQ DI
	ADDQ $Attr__size, R10
	DECQ R11
	JMP  attr

refused:
	MOVQ R14, DI

out:
	SUBQ R8, DI
	MOVQ DI, n+40(FP)
	MOVQ attrs_len+24(FP), AX
	SUBQ R11, AX
	MOVQ AX, done+48(FP)
	VZEROUPPER
	RET
