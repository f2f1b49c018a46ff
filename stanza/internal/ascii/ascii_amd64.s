//go:build !purego

#include "textflag.h"

// The bit of each high half; those that are not ASCII have none.
DATA rows<>+0(SB)/8, $0x8040201008040201
DATA rows<>+8(SB)/8, $0
GLOBL rows<>(SB), RODATA|NOPTR, $16

DATA lowHalf<>+0(SB)/8, $0x0F
GLOBL lowHalf<>(SB), RODATA|NOPTR, $8

// func outsideAVX2(out *uint64, sets []Set, s *byte)
TEXT ·outsideAVX2(SB), NOSPLIT, $0-40
	MOVQ           out+0(FP), DI
	MOVQ           sets_base+8(FP), DX
	MOVQ           sets_len+16(FP), CX
	MOVQ           s+32(FP), SI
	VPBROADCASTB   lowHalf<>(SB), Y7
	VBROADCASTI128 rows<>(SB), Y8
	VPXOR          Y9, Y9, Y9
	VMOVDQU        (SI), Y0
	VMOVDQU        32(SI), Y1
	VPSRLW         $4, Y0, Y2
	VPSRLW         $4, Y1, Y3
	VPAND          Y7, Y0, Y0 // low halves
	VPAND          Y7, Y1, Y1
	VPAND          Y7, Y2, Y2 // high halves
	VPAND          Y7, Y3, Y3
	VPSHUFB        Y2, Y8, Y2 // their bits
	VPSHUFB        Y3, Y8, Y3

set:
	VBROADCASTI128 (DX), Y6
	VPSHUFB        Y0, Y6, Y4
	VPSHUFB        Y1, Y6, Y5
	VPAND          Y2, Y4, Y4
	VPAND          Y3, Y5, Y5
	VPCMPEQB       Y9, Y4, Y4
	VPCMPEQB       Y9, Y5, Y5
	VPMOVMSKB      Y4, AX
	VPMOVMSKB      Y5, BX
	SHLQ           $32, BX
	ORQ            BX, AX
	MOVQ           AX, (DI)
	ADDQ           $16, DX
	ADDQ           $8, DI
	DECQ           CX
	JNZ            set
	VZEROUPPER
	RET
