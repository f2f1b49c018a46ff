//go:build !purego

#include "textflag.h"

// A byte is looked up by its two halves: it has the bits that both the table
// for the low half and that for the high half give it. Each bit is a rectangle
// of the ASCII table, with its columns in the one and its rows in the other.

// Characters of names: 0x01 "-.", 0x02 digits, 0x04 "A-O" and "a-o",
// 0x08 "P-Z" and "p-z", 0x10 "_".
DATA nameLow<>+0(SB)/8, $0x0E0E0E0E0E0E0E0A
DATA nameLow<>+8(SB)/8, $0x14050504040C0E0E
GLOBL nameLow<>(SB), RODATA|NOPTR, $16
DATA nameHigh<>+0(SB)/8, $0x0804180402010000
DATA nameHigh<>+8(SB)/8, $0
GLOBL nameHigh<>(SB), RODATA|NOPTR, $16

// What ends a run: 0x01 controls but for TAB and LF and the two below these,
// 0x02 those two, 0x04 TAB and LF, 0x08 "<", 0x10 "&", 0x20 "]", 0x40 quotes,
// 0x80 not ASCII.
DATA stopLow<>+0(SB)/8, $0xC191818181C18181
DATA stopLow<>+8(SB)/8, $0x8181A18981868681
GLOBL stopLow<>(SB), RODATA|NOPTR, $16
DATA stopHigh<>+0(SB)/8, $0x0000200008500305
DATA stopHigh<>+8(SB)/8, $0x8080808080808080
GLOBL stopHigh<>(SB), RODATA|NOPTR, $16

// The low half of each byte, which of those bits end text and values, and what
// makes the top bit of a byte say that it has any.
DATA masks<>+0(SB)/8, $0x000000007FDFBB0F
GLOBL masks<>(SB), RODATA|NOPTR, $8

// func markAVX2(m *Bitmaps, src *byte, from, to int)
TEXT ·markAVX2(SB), NOSPLIT, $0-32
	MOVQ           m+0(FP), AX
	MOVQ           src+8(FP), SI
	MOVQ           from+16(FP), DX
	MOVQ           to+24(FP), CX
	MOVQ           0(AX), R8   // Names
	MOVQ           24(AX), R9  // Texts
	MOVQ           48(AX), R10 // Values
	SHRQ           $3, DX
	SHRQ           $3, CX
	VBROADCASTI128 nameLow<>(SB), Y8
	VBROADCASTI128 nameHigh<>(SB), Y9
	VBROADCASTI128 stopLow<>(SB), Y10
	VBROADCASTI128 stopHigh<>(SB), Y11
	VPBROADCASTB   masks<>+0(SB), Y12
	VPBROADCASTB   masks<>+1(SB), Y13
	VPBROADCASTB   masks<>+2(SB), Y14
	VPBROADCASTB   masks<>+3(SB), Y7
	VPXOR          Y15, Y15, Y15

block:
	VMOVDQU   (SI)(DX*8), Y0
	VPSRLW    $4, Y0, Y1
	VPAND     Y12, Y0, Y0 // low halves
	VPAND     Y12, Y1, Y1 // high halves

	VPSHUFB   Y0, Y8, Y2
	VPSHUFB   Y1, Y9, Y3
	VPAND     Y2, Y3, Y2
	VPCMPEQB  Y15, Y2, Y2
	VPMOVMSKB Y2, AX
	MOVL      AX, (R8)(DX*1)

	VPSHUFB   Y0, Y10, Y2
	VPSHUFB   Y1, Y11, Y3
	VPAND     Y2, Y3, Y2
	VPAND     Y13, Y2, Y3
	VPADDUSB  Y7, Y3, Y3
	VPMOVMSKB Y3, AX
	MOVL      AX, (R9)(DX*1)
	VPAND     Y14, Y2, Y3
	VPADDUSB  Y7, Y3, Y3
	VPMOVMSKB Y3, AX
	MOVL      AX, (R10)(DX*1)

	ADDQ $4, DX
	CMPQ DX, CX
	JLT  block
	VZEROUPPER
	RET
