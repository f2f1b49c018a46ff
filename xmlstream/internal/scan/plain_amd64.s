//go:build !purego

#include "textflag.h"

// The tables work as those of markAVX2. What a writer must look at: 0x01 controls
// but for TAB and LF and the two below these, 0x02 those two, 0x04 TAB and LF,
// 0x08 "&", 0x10 "<" and ">", 0x20 quotes, 0x80 not ASCII.
DATA plainLow<>+0(SB)/8, $0xA189818181A18181
DATA plainLow<>+8(SB)/8, $0x8191819181868681
GLOBL plainLow<>(SB), RODATA|NOPTR, $16
DATA plainHigh<>+0(SB)/8, $0x0000000010280305
DATA plainHigh<>+8(SB)/8, $0x8080808080808080
GLOBL plainHigh<>(SB), RODATA|NOPTR, $16

DATA lowHalf<>+0(SB)/8, $0x0F
GLOBL lowHalf<>(SB), RODATA|NOPTR, $8

// CLASSIFY sets the bits in AX of the bytes of Y0 that are plain.
#define CLASSIFY \
	VPSRLW    $4, Y0, Y1   \
	VPAND     Y12, Y0, Y0  \
	VPAND     Y12, Y1, Y1  \
	VPSHUFB   Y0, Y10, Y2  \
	VPSHUFB   Y1, Y11, Y3  \
	VPAND     Y2, Y3, Y2   \
	VPAND     Y13, Y2, Y2  \
	VPCMPEQB  Y15, Y2, Y2  \
	VPMOVMSKB Y2, AX

// func plainAVX2(bytes unsafe.Pointer, n int, mask uint8) int
TEXT ·plainAVX2(SB), NOSPLIT, $0-32
	MOVQ           bytes+0(FP), SI
	MOVQ           n+8(FP), CX
	VPBROADCASTB   mask+16(FP), Y13
	VBROADCASTI128 plainLow<>(SB), Y10
	VBROADCASTI128 plainHigh<>(SB), Y11
	VPBROADCASTB   lowHalf<>(SB), Y12
	VPXOR          Y15, Y15, Y15
	XORQ           DX, DX

block:
	MOVQ    CX, BX
	SUBQ    DX, BX
	CMPQ    BX, $32
	JLT     tail
	VMOVDQU (SI)(DX*1), Y0
	CLASSIFY
	XORL    $-1, AX
	JNZ     hit
	ADDQ    $32, DX
	JMP     block

hit:
	BSFL AX, AX
	ADDQ DX, AX
	MOVQ AX, ret+24(FP)
	VZEROUPPER
	RET

	// Less than a block is left. It is loaded with what lies behind it, or, where
	// that may be another page, with what lies before it.
tail:
	TESTQ   BX, BX
	JZ      none
	LEAQ    (SI)(DX*1), DI
	MOVQ    DI, R8
	ANDQ    $0xFFF, R8
	CMPQ    R8, $(0x1000-32)
	JA      before
	VMOVDQU (DI), Y0
	CLASSIFY
	NOTL    AX
	BTSQ    BX, AX
	BSFQ    AX, AX
	ADDQ    DX, AX
	MOVQ    AX, ret+24(FP)
	VZEROUPPER
	RET

before:
	VMOVDQU -32(DI)(BX*1), Y0
	CLASSIFY
	NOTL    AX
	MOVQ    $32, CX
	SUBQ    BX, CX
	SHRL    CX, AX
	BTSQ    BX, AX
	BSFQ    AX, AX
	ADDQ    DX, AX
	MOVQ    AX, ret+24(FP)
	VZEROUPPER
	RET

none:
	MOVQ DX, ret+24(FP)
	VZEROUPPER
	RET
