package main
import ("testing")
func BenchmarkProf(b *testing.B){
 c:=newCorpus(b,"mixed",1<<20)
 p:=tokenise(c,chunks(c.Stream,writeSize),decodeOurs)
 for b.Loop(){ p() }
}
